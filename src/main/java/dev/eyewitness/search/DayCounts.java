package dev.eyewitness.search;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Whole days, in UTC, whose activities {@code search_count} has counted already: a count of months reads a few hundred rows for each day
 * and not the activities.
 *
 * @param from the beginning of the first day
 * @param to the end of the last
 */
record DayCounts(OffsetDateTime from, OffsetDateTime to) {

    /** No day. */
    static final DayCounts NONE =
            new DayCounts(Instant.EPOCH.atOffset(ZoneOffset.UTC), Instant.EPOCH.atOffset(ZoneOffset.UTC));

    /** Whether the query asks for nothing but times: of what meets anything else the days' counts know nothing. */
    static boolean know(Query.AllOf query) {
        return query.terms().stream()
                .allMatch(term -> term instanceof Condition.OccurredFrom || term instanceof Condition.OccurredBefore);
    }

    /** The days that lie within the query's times, which {@code span} completes. */
    static DayCounts within(Query.AllOf query, TimeSpan span, Interval interval) {
        if (!know(query) || span.isEmpty() || interval == Interval.MINUTE) {
            return NONE;
        }
        OffsetDateTime from = TimeSpan.beginning(query).map(DayCounts::dayFrom).orElseGet(() -> day(span.from()));
        OffsetDateTime to = TimeSpan.end(query).map(DayCounts::day).orElseGet(() -> dayFrom(span.to()));
        return from.isBefore(to) ? new DayCounts(from, to) : NONE;
    }

    private static OffsetDateTime day(Instant time) {
        return time.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS);
    }

    /** The first that begins then or later. */
    private static OffsetDateTime dayFrom(Instant time) {
        OffsetDateTime day = day(time);
        return day.toInstant().equals(time) ? day : day.plusDays(1);
    }

    boolean isEmpty() {
        return !from.isBefore(to);
    }

    /** What is left of the query's times before the first day. */
    Optional<TimeSpan> before(Query.AllOf query) {
        return TimeSpan.beginning(query).map(begin -> new TimeSpan(begin, from.toInstant()));
    }

    /** What is left of the query's times after the last day. */
    Optional<TimeSpan> after(Query.AllOf query) {
        return TimeSpan.end(query).map(end -> new TimeSpan(to.toInstant(), end));
    }

    /** In the columns of {@link SummarySql#counts}; its parameters are {@link #parameters}. */
    String sql() {
        return """
                SELECT 3, date_trunc(?, start, 'UTC'), NULL, NULL, total, failed FROM search_count
                WHERE tenant = ? AND kind = 'hour' AND start >= ? AND start < ?
                UNION ALL SELECT 7, NULL, NULL, NULL, total, failed FROM search_count
                WHERE tenant = ? AND kind = 'hour' AND start >= ? AND start < ?
                UNION ALL SELECT 5, NULL, key, NULL, total, failed FROM search_count
                WHERE tenant = ? AND kind = 'action' AND start >= ? AND start < ?
                UNION ALL SELECT 6, NULL, NULL, key, total, failed FROM search_count
                WHERE tenant = ? AND kind = 'admin' AND start >= ? AND start < ?""";
    }

    List<Object> parameters(Interval interval, String tenant) {
        List<Object> parameters = new ArrayList<>(List.of(interval.code()));
        Collections.nCopies(4, List.<Object>of(tenant, from, to)).forEach(parameters::addAll);
        return parameters;
    }
}
