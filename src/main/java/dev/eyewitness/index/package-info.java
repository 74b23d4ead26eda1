/**
 * Fills the tables that searches are answered from, shortly after the log has grown. It never stands in the way of recording: what it
 * has not come to yet, a search reads from the log itself.
 */
@NullMarked
package dev.eyewitness.index;

import org.jspecify.annotations.NullMarked;
