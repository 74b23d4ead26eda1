/**
 * Admin sessions, derived from activities whenever somebody asks: nothing of them is stored.
 *
 * <p>Imports {@code activity} (the device), {@code log} (for cursors), {@code search} (pages, bounded reading), {@code security} and
 * {@code problem}.
 */
@NullMarked
package dev.eyewitness.session;

import org.jspecify.annotations.NullMarked;
