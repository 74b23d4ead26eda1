/** Where the page is served, and the headers that keep it to itself. It imports no other room. */
@NullMarked
package dev.eyewitness.page;

import org.jspecify.annotations.NullMarked;
