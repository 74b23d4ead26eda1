package dev.eyewitness.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Numbers of activities that may meet a query, as {@code search_entry} tells of them.
 *
 * @param numbers an array, as PostgreSQL writes it
 * @param earliest the first {@code received_at}; the last is {@code latest}; both as PostgreSQL writes them
 * @param least the least of the numbers
 * @param count how many they are; as many as were asked for where there may be more
 */
record Candidates(String numbers, String earliest, String latest, long least, int count) {

    /** On the table {@code activity}; its parameters are {@link #bounds}. */
    static final String RANGE = "seq = ANY (CAST(? AS bigint[])) AND received_at >= CAST(? AS timestamptz)"
            + " AND received_at <= CAST(? AS timestamptz)";

    /**
     * Any of those among these numbers; empty where there are none.
     *
     * @param most how many at most
     */
    static Optional<Candidates> among(
            Connection connection, RequiredTerms required, String tenant, long first, long last, int most)
            throws SQLException {
        return select(connection, required.sql(), List.of(tenant, first, last, most));
    }

    /**
     * The newest of those among these numbers that were received after the one time and not after the other; empty where there are
     * none.
     *
     * @param most how many at most
     */
    static Optional<Candidates> newest(
            Connection connection,
            RequiredTerms required,
            String tenant,
            long first,
            long last,
            OffsetDateTime from,
            OffsetDateTime to,
            int most)
            throws SQLException {
        String condition = "received_at > ? AND received_at <= ? AND " + required.sql() + " ORDER BY seq DESC";
        return select(connection, condition, List.of(tenant, first, last, from, to, most));
    }

    private static Optional<Candidates> select(Connection connection, String condition, List<Object> parameters)
            throws SQLException {
        String sql = """
                SELECT array_agg(seq)::text, min(received_at)::text, max(received_at)::text, min(seq), count(*)
                FROM (SELECT seq, received_at FROM search_entry
                    WHERE tenant = ? AND seq >= ? AND seq <= ? AND %s LIMIT ?) AS candidate""".formatted(condition);
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int at = 0; at < parameters.size(); at++) {
                select.setObject(at + 1, parameters.get(at));
            }
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(5) == 0
                        ? Optional.empty()
                        : Optional.of(new Candidates(
                                row.getString(1), row.getString(2), row.getString(3), row.getLong(4), row.getInt(5)));
            }
        }
    }

    List<Object> bounds() {
        return List.of(numbers, earliest, latest);
    }
}
