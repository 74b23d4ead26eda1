/** Where the page and the element that other pages embed are served, and the headers that keep the page to itself. It imports no other room. */
@NullMarked
package dev.eyewitness.page;

import org.jspecify.annotations.NullMarked;
