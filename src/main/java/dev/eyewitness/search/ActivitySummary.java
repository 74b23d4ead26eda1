package dev.eyewitness.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts activities. */
@ApplicationScoped
class ActivitySummary {

    private static final int MOST_LISTED = 10;

    private static final int BY_START = 3;
    private static final int BY_ACTION = 5;
    private static final int BY_ADMIN = 6;

    private final BoundedRead bounded;

    ActivitySummary(BoundedRead bounded) {
        this.bounded = bounded;
    }

    /**
     * The summary of that tenant's activities that meet the query. Its buckets cover what the query says of time, and where it says
     * nothing, what the activities do.
     *
     * @param interval the parameter, as {@link Interval#choose} takes it
     */
    Summary of(Query.AllOf query, String tenant, @Nullable String interval) {
        Interval.check(interval);
        SqlPredicate predicate = SqlPredicate.of(query);
        return bounded.read(connection -> {
            IndexedPart part = IndexedPart.of(connection, query, tenant);
            LogSource source = LogSource.of(part, RequiredTerms.of(query, tenant), tenant);
            TimeSpan span = span(connection, query, source, predicate, tenant, part);
            Interval chosen = Interval.choose(interval, span);
            DayCounts days = part.upTo() == 0 ? DayCounts.NONE : DayCounts.within(query, span, chosen);
            Counts counts = new Counts();
            counts.read(
                    connection,
                    days.isEmpty() ? source : besides(connection, days, query, tenant, part),
                    predicate,
                    days,
                    tenant,
                    chosen);
            return counts.summary(chosen, span);
        });
    }

    /** What the days do not count: the end of the log, and the parts of days at both ends of the query's times. */
    private static LogSource besides(
            Connection connection, DayCounts days, Query.AllOf query, String tenant, IndexedPart part)
            throws SQLException {
        Map<TimeSpan, IndexedPart> rest = new LinkedHashMap<>();
        for (TimeSpan piece : Stream.concat(days.before(query).stream(), days.after(query).stream())
                .filter(piece -> !piece.isEmpty())
                .toList()) {
            rest.put(piece, IndexedPart.of(connection, piece, tenant));
        }
        return LogSource.of(part.upTo(), rest, tenant);
    }

    private static TimeSpan span(
            Connection connection,
            Query.AllOf query,
            LogSource source,
            SqlPredicate predicate,
            String tenant,
            IndexedPart part)
            throws SQLException {
        Optional<Instant> from = TimeSpan.beginning(query);
        Optional<Instant> to = TimeSpan.end(query);
        if (from.isPresent() && to.isPresent()) {
            return new TimeSpan(from.get(), to.get());
        }
        boolean isOfAll = DayCounts.know(query);
        try (PreparedStatement select =
                connection.prepareStatement(isOfAll ? SummarySql.spanOfAll() : SummarySql.span(source, predicate))) {
            if (isOfAll) {
                select.setString(1, tenant);
                select.setString(2, tenant);
                select.setLong(3, part.upTo());
            } else {
                predicate.bind(select, source.bind(select, 1));
            }
            return span(select, from, to);
        }
    }

    private static TimeSpan span(PreparedStatement select, Optional<Instant> from, Optional<Instant> to)
            throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            row.next();
            OffsetDateTime first = row.getObject(1, OffsetDateTime.class);
            OffsetDateTime last = row.getObject(2, OffsetDateTime.class);
            if (first == null) {
                return TimeSpan.NONE;
            }
            TimeSpan span = new TimeSpan(
                    from.orElse(first.toInstant()), to.orElse(last.toInstant().plus(1, ChronoUnit.MICROS)));
            return span.isEmpty() ? TimeSpan.NONE : span;
        }
    }

    /** What the rows of {@link SummarySql#counts} say. */
    private static final class Counts {

        private final Map<Instant, Summary.Bucket> buckets = new HashMap<>();
        private final List<Summary.ActionCount> actions = new ArrayList<>();
        private final List<Summary.AdminCount> admins = new ArrayList<>();
        private long total;
        private long failed;

        void read(
                Connection connection,
                LogSource source,
                SqlPredicate predicate,
                DayCounts days,
                String tenant,
                Interval interval)
                throws SQLException {
            try (PreparedStatement select = connection.prepareStatement(SummarySql.counts(source, predicate, days))) {
                select.setString(1, interval.code());
                int next = predicate.bind(select, source.bind(select, 2));
                if (!days.isEmpty()) {
                    for (Object parameter : days.parameters(interval, tenant)) {
                        select.setObject(next++, parameter);
                    }
                }
                select.setString(next, tenant);
                select.setInt(next + 1, MOST_LISTED);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        add(row);
                    }
                }
            }
        }

        private void add(ResultSet row) throws SQLException {
            long count = row.getLong("total");
            switch (row.getInt("kind")) {
                case BY_START -> {
                    Instant start = Instant.ofEpochSecond(row.getLong("start"));
                    buckets.put(start, new Summary.Bucket(start, count, row.getLong("failed")));
                }
                case BY_ACTION -> actions.add(new Summary.ActionCount(row.getString("action"), count));
                case BY_ADMIN ->
                    admins.add(new Summary.AdminCount(row.getString("admin_id"), row.getString("name"), count));
                default -> {
                    total = count;
                    failed = row.getLong("failed");
                }
            }
        }

        Summary summary(Interval interval, TimeSpan span) {
            List<Summary.Bucket> withoutHoles = interval.starts(span)
                    .map(start -> buckets.getOrDefault(start, new Summary.Bucket(start, 0, 0)))
                    .toList();
            return new Summary(interval.code(), total, failed, withoutHoles, actions, admins);
        }
    }
}
