package dev.eyewitness.search;

import dev.eyewitness.activity.Activity;
import dev.eyewitness.problem.ProblemException;
import dev.eyewitness.problem.Problems;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the newest activities that meet a query, going back from a place until there are enough.
 *
 * <p>First what {@code search_entry} does not tell of yet, read from the log. Then the newest of the rest in the same way: what is
 * frequent is found there. Only then the entries are asked for numbers, for what is rare; so neither costs more the longer the log is.
 */
final class NewestFirst {

    /** Read from the log before the entries are asked. */
    static final int NEAR = 2_000;

    /** How far back the entries are asked, one after the other: what is found in the last month needs no more. */
    private static final List<Duration> REACHES =
            List.of(Duration.ofDays(31), Duration.ofDays(120), Duration.ofDays(1_000_000));

    private static final int FIRST_CANDIDATES = 500;
    private static final int MOST_CANDIDATES = 20_000;
    private static final int GROWTH = 6;

    private final Connection connection;
    private final Query.AllOf query;
    private final SqlPredicate predicate;
    private final String tenant;
    private final int wanted;
    private final Instant deadline;
    private final List<Activity> found = new ArrayList<>();

    /**
     * @param wanted how many are enough
     * @param deadline after which the search is given up, where the entries lead to little
     */
    NewestFirst(Connection connection, Query.AllOf query, String tenant, int wanted, Instant deadline) {
        this.connection = connection;
        this.query = query;
        this.predicate = SqlPredicate.of(query);
        this.tenant = tenant;
        this.wanted = wanted;
        this.deadline = deadline;
    }

    /** Those before that number, newest first; fewer than wanted where there are no more. */
    List<Activity> before(long end) throws SQLException {
        IndexedPart part = IndexedPart.of(connection, query, tenant);
        RequiredTerms required = RequiredTerms.of(query, tenant);
        read(part.upTo() + 1, end);
        long indexedEnd = Math.min(end, part.last() + 1);
        if (required instanceof RequiredTerms.None) {
            read(part.first(), indexedEnd);
        } else {
            long near = Math.max(part.first(), indexedEnd - NEAR);
            read(near, indexedEnd);
            ask(required, part.first(), near);
        }
        return found;
    }

    /** Reads the log from that number to before that one. */
    private void read(long first, long end) {
        if (found.size() < wanted && first < end) {
            add("seq >= ? AND seq < ?", List.of(first, end));
        }
    }

    /** Asks the entries from that number to before that one; those of the last month first, which lie in one partition or two. */
    private void ask(RequiredTerms required, long first, long end) throws SQLException {
        OffsetDateTime to = first < end ? receivedBefore(end) : null;
        for (Duration reach : REACHES) {
            if (to == null || found.size() >= wanted) {
                return;
            }
            OffsetDateTime from = to.minus(reach);
            askWithin(required, first, end, from, to);
            to = from;
        }
    }

    private void askWithin(RequiredTerms required, long first, long end, OffsetDateTime from, OffsetDateTime to)
            throws SQLException {
        int most = FIRST_CANDIDATES;
        long before = end;
        while (found.size() < wanted) {
            Candidates candidates = candidates(required, first, before, from, to, most);
            if (candidates == null) {
                return;
            }
            add(
                    "seq = ANY (CAST(? AS bigint[])) AND received_at >= CAST(? AS timestamptz)"
                            + " AND received_at <= CAST(? AS timestamptz)",
                    List.of(candidates.numbers(), candidates.earliest(), candidates.latest()));
            if (candidates.count() < most) {
                return;
            }
            giveUpAfterDeadline();
            before = candidates.last();
            most = Math.min(MOST_CANDIDATES, most * GROWTH);
        }
    }

    private @Nullable OffsetDateTime receivedBefore(long seq) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT received_at FROM activity WHERE tenant = ? AND seq < ? ORDER BY seq DESC LIMIT 1")) {
            select.setString(1, tenant);
            select.setLong(2, seq);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getObject(1, OffsetDateTime.class) : null;
            }
        }
    }

    /**
     * Numbers of activities that may meet the query.
     *
     * @param numbers an array, as PostgreSQL writes it
     * @param earliest the first {@code received_at}; the last is {@code latest}; both as PostgreSQL writes them
     * @param last the least of the numbers
     */
    private record Candidates(String numbers, String earliest, String latest, long last, int count) {}

    private @Nullable Candidates candidates(
            RequiredTerms required, long first, long end, OffsetDateTime from, OffsetDateTime to, int most)
            throws SQLException {
        String sql = """
                SELECT array_agg(seq)::text, min(received_at)::text, max(received_at)::text, min(seq), count(*)
                FROM (SELECT seq, received_at FROM search_entry
                    WHERE tenant = ? AND seq >= ? AND seq < ? AND received_at > ? AND received_at <= ? AND %s
                    ORDER BY seq DESC LIMIT ?) AS candidate""".formatted(required.sql());
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, tenant);
            select.setLong(2, first);
            select.setLong(3, end);
            select.setObject(4, from);
            select.setObject(5, to);
            select.setInt(6, most);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(5) == 0
                        ? null
                        : new Candidates(
                                row.getString(1), row.getString(2), row.getString(3), row.getLong(4), row.getInt(5));
            }
        }
    }

    private void add(String range, List<Object> bounds) {
        NativeQuery<Activity> select = Activity.getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        "SELECT * FROM activity WHERE tenant = ? AND " + range + " AND " + predicate.sql()
                                + " ORDER BY seq DESC",
                        Activity.class);
        int at = 1;
        select.setParameter(at++, tenant);
        for (Object bound : bounds) {
            select.setParameter(at++, bound);
        }
        for (Object parameter : predicate.parameters()) {
            select.setParameter(at++, parameter);
        }
        found.addAll(select.setMaxResults(wanted - found.size()).getResultList());
    }

    /** Each statement has a bound of its own; this is the one of them all together. */
    private void giveUpAfterDeadline() {
        if (Instant.now().isAfter(deadline)) {
            throw new ProblemException(Problems.tooCostly());
        }
    }
}
