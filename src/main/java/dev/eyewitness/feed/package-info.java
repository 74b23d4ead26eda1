/**
 * The live feed: what is new in the log, to every stream that watches it.
 *
 * <p>Invariants. A subscriber sees each activity once, in the order of seq, from the place where it began. The table is read once
 * a tenant, never once a subscriber; one that resumes from further back than the ring is paged from the table until it has reached
 * the ring. A subscriber holds a place and no queue of its own: one that stays behind, or takes nothing, is closed as slow, and delays
 * nobody. What a client sends is not queued either. Signals say only <em>look</em>; a lost one delays, never loses.
 *
 * <p>Imports {@code activity}, {@code log}, {@code search} (what a filter means), {@code security} and {@code problem}; it never touches a request but to open a
 * stream.
 */
@NullMarked
package dev.eyewitness.feed;

import org.jspecify.annotations.NullMarked;
