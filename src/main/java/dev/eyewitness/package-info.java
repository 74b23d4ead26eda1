/** Eyewitness: the real-time admin activity log. */
@NullMarked
package dev.eyewitness;

import org.jspecify.annotations.NullMarked;
