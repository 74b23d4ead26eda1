package dev.eyewitness.search;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers of a log among which activities that meet a query may lie.
 *
 * @param range a condition on the table {@code activity}
 * @param bounds its parameters, in the order of their {@code ?}
 */
record Stretch(String range, List<Object> bounds) {

    /** Some 400 kB of numbers. Of more, reading one after the other costs less than looking up each. */
    private static final int MOST_CANDIDATES = 50_000;

    /**
     * All that there are up to that number, oldest first, as the transaction of that connection sees it: what {@code search_entry}
     * tells of, and then what it does not tell of yet.
     */
    static List<Stretch> of(Connection connection, Query.AllOf query, String tenant, long last) throws SQLException {
        IndexedPart part = IndexedPart.of(connection, query, tenant);
        long indexedLast = Math.min(part.last(), last);
        List<Stretch> stretches = new ArrayList<>();
        if (part.first() <= indexedLast) {
            stretches.addAll(indexed(connection, RequiredTerms.of(query, tenant), tenant, part.first(), indexedLast));
        }
        stretches.add(between(part.upTo() + 1, last));
        return stretches;
    }

    private static List<Stretch> indexed(
            Connection connection, RequiredTerms required, String tenant, long first, long last) throws SQLException {
        if (required instanceof RequiredTerms.None) {
            return List.of(between(first, last));
        }
        return Candidates.among(connection, required, tenant, first, last, MOST_CANDIDATES + 1)
                .map(found -> found.count() > MOST_CANDIDATES
                        ? between(first, last)
                        : new Stretch(Candidates.RANGE, found.bounds()))
                .stream()
                .toList();
    }

    private static Stretch between(long first, long last) {
        return new Stretch("seq >= ? AND seq <= ?", List.of(first, last));
    }
}
