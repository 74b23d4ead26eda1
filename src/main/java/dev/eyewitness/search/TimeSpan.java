package dev.eyewitness.search;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A stretch of time.
 *
 * @param from its first moment
 * @param to the first moment after it
 */
record TimeSpan(Instant from, Instant to) {

    static final TimeSpan NONE = new TimeSpan(Instant.EPOCH, Instant.EPOCH);

    boolean isEmpty() {
        return !from.isBefore(to);
    }

    /** The latest time from which on that query asks, if it says one of all activities. */
    static Optional<Instant> beginning(Query.AllOf query) {
        List<Instant> times = query.terms().stream()
                .filter(Condition.OccurredFrom.class::isInstance)
                .map(term -> ((Condition.OccurredFrom) term).time())
                .toList();
        return times.isEmpty() ? Optional.empty() : Optional.of(Collections.max(times));
    }

    /** The earliest time before which that query asks, if it says one of all activities. */
    static Optional<Instant> end(Query.AllOf query) {
        List<Instant> times = query.terms().stream()
                .filter(Condition.OccurredBefore.class::isInstance)
                .map(term -> ((Condition.OccurredBefore) term).time())
                .toList();
        return times.isEmpty() ? Optional.empty() : Optional.of(Collections.min(times));
    }
}
