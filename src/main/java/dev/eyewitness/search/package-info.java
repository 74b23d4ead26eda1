/**
 * Finding activities again. It reads and never writes.
 *
 * <p>Imports {@code activity}, {@code log} (for cursors), {@code security} and {@code problem}.
 */
@NullMarked
package dev.eyewitness.search;

import org.jspecify.annotations.NullMarked;
