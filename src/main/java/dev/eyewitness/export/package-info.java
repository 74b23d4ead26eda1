/**
 * The log, or what meets a query of it, as a file.
 *
 * <p>Invariants. A file that ends in order is whole, and its record stands in the log. Memory does not grow with the length of a file.
 *
 * <p>Imports {@code activity}, {@code search} (what to export), {@code ledger} (what proves it), {@code ingest} and {@code log} (to record that
 * it was exported), {@code security} and {@code problem}.
 */
@NullMarked
package dev.eyewitness.export;

import org.jspecify.annotations.NullMarked;
