/**
 * What is let in: how many requests at once, how large and how slow their bodies, how often each caller.
 *
 * <p>Invariants. A request is refused before its body is read. Whoever is let in gives the room back at the end of the response,
 * also where the connection dies. Nobody waits here.
 *
 * <p>Imports {@code log} (whether the database answers), {@code problem} and {@code security}.
 */
@NullMarked
package dev.eyewitness.admission;

import org.jspecify.annotations.NullMarked;
