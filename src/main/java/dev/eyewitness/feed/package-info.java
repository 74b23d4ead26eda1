/**
 * The live feed: what is new in the log, to every stream that watches it.
 *
 * <p>Invariants. A subscriber sees each activity once, in the order of seq, from the place where it began. The table is read once
 * a tenant, never once a subscriber. A subscriber holds a place in the ring and no queue of its own: one that falls out of the
 * ring is closed as slow, and delays nobody. Signals say only <em>look</em>; a lost one delays, never loses.
 *
 * <p>Imports {@code activity}, {@code log}, {@code security} and {@code problem}; it never touches a request but to open a
 * stream.
 */
@NullMarked
package dev.eyewitness.feed;

import org.jspecify.annotations.NullMarked;
