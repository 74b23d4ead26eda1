package dev.eyewitness.search;

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
import org.jspecify.annotations.Nullable;

/**
 * Looks for the newest of what meets a query, going back from a place in the log until there is enough.
 *
 * <p>First what {@code search_entry} does not tell of yet, read from the log. Then the newest of the rest in the same way: what is
 * frequent is found there. Only then the entries are asked for numbers, for what is rare; so neither costs more the longer the log is.
 */
public final class NewestFirst<T> {

    /** Read from the log before the entries are asked. */
    static final int NEAR = 2_000;

    /** How far back the entries are asked, one after the other: what is found in the last month needs no more. */
    private static final List<Duration> REACHES =
            List.of(Duration.ofDays(31), Duration.ofDays(120), Duration.ofDays(1_000_000));

    private static final int FIRST_CANDIDATES = 500;
    private static final int MOST_CANDIDATES = 20_000;
    private static final int GROWTH = 6;

    /** How a part of the log is read. */
    @FunctionalInterface
    public interface Look<T> {

        /**
         * What there is within a range, newest first.
         *
         * @param range a condition on the table {@code activity}
         * @param bounds its parameters, in the order of their {@code ?}
         * @param most how much at most
         */
        List<T> within(String range, List<Object> bounds, int most) throws SQLException;
    }

    private final Connection connection;
    private final Query.AllOf query;
    private final String tenant;
    private final int wanted;
    private final Instant deadline;
    private final Look<T> look;
    private final List<T> found = new ArrayList<>();

    /**
     * @param wanted how many are enough
     * @param deadline after which the search is given up, where the entries lead to little
     * @param look what is looked for must meet the query itself: the ranges hold more than what does
     */
    public NewestFirst(
            Connection connection, Query.AllOf query, String tenant, int wanted, Instant deadline, Look<T> look) {
        this.connection = connection;
        this.query = query;
        this.tenant = tenant;
        this.wanted = wanted;
        this.deadline = deadline;
        this.look = look;
    }

    /** Those before that number, newest first; fewer than wanted where there are no more. */
    public List<T> before(long end) throws SQLException {
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
    private void read(long first, long end) throws SQLException {
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
            Candidates candidates = Candidates.newest(connection, required, tenant, first, before - 1, from, to, most)
                    .orElse(null);
            if (candidates == null) {
                return;
            }
            add(Candidates.RANGE, candidates.bounds());
            if (candidates.count() < most) {
                return;
            }
            giveUpAfterDeadline();
            before = candidates.least();
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

    private void add(String range, List<Object> bounds) throws SQLException {
        found.addAll(look.within(range, bounds, wanted - found.size()));
    }

    /** Each statement has a bound of its own; this is the one of them all together. */
    private void giveUpAfterDeadline() {
        if (Instant.now().isAfter(deadline)) {
            throw new ProblemException(Problems.tooCostly());
        }
    }
}
