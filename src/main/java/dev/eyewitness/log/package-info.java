/**
 * The log itself: one writer loop numbers, inserts and commits.
 *
 * <p>Invariants. Within a tenant: seq is 1, 2, 3 … without a hole; its order is the order of commits; received_at never falls
 * as seq rises. An append completes only after its commit. The queue before the writer is bounded.
 *
 * <p>Imports {@code activity} and {@code merkle} alone, and knows nothing of HTTP.
 */
@NullMarked
package dev.eyewitness.log;

import org.jspecify.annotations.NullMarked;
