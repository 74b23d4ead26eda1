package dev.eyewitness.search;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where the activities that may meet a query are read from: a part of the table {@code activity}, as a query in SQL.
 *
 * @param parameters in the order of their {@code ?}
 */
record LogSource(String sql, List<Object> parameters) {

    /** What {@code search_entry} does not tell of yet, and of the rest what the times and the terms of the query leave. */
    static LogSource of(IndexedPart part, RequiredTerms required, String tenant) {
        boolean isWhole = required instanceof RequiredTerms.None && part.first() == 1 && part.last() == part.upTo();
        if (isWhole || part.upTo() == 0) {
            return new LogSource("SELECT * FROM activity WHERE tenant = ?", List.of(tenant));
        }
        return new LogSource(
                "SELECT * FROM activity WHERE tenant = ? AND seq > ? UNION ALL " + indexed(required),
                List.of(tenant, part.upTo(), tenant, part.first(), part.last()));
    }

    /**
     * The part of the log that {@code search_entry} does not tell of yet, and those parts of the rest.
     *
     * @param rest each within times of its own
     */
    static LogSource of(long upTo, Map<TimeSpan, IndexedPart> rest, String tenant) {
        StringBuilder sql = new StringBuilder("SELECT * FROM activity WHERE tenant = ? AND seq > ?");
        List<Object> parameters = new ArrayList<>(List.of(tenant, upTo));
        rest.forEach((span, part) -> {
            sql.append(" UNION ALL SELECT * FROM activity WHERE tenant = ? AND seq >= ? AND seq <= ?"
                    + " AND occurred_at >= ? AND occurred_at < ?");
            parameters.addAll(List.of(
                    tenant,
                    part.first(),
                    part.last(),
                    span.from().atOffset(ZoneOffset.UTC),
                    span.to().atOffset(ZoneOffset.UTC)));
        });
        return new LogSource(sql.toString(), parameters);
    }

    private static String indexed(RequiredTerms required) {
        return required instanceof RequiredTerms.None
                ? "SELECT * FROM activity WHERE tenant = ? AND seq >= ? AND seq <= ?"
                : "SELECT activity.* FROM search_entry AS entry JOIN activity USING (tenant, seq, received_at)"
                        + " WHERE entry.tenant = ? AND entry.seq >= ? AND entry.seq <= ? AND " + required.sql();
    }

    /**
     * Binds its parameters.
     *
     * @param first the place of the first of them, from 1
     * @return the place after the last
     */
    int bind(PreparedStatement statement, int first) throws SQLException {
        int at = first;
        for (Object parameter : parameters) {
            statement.setObject(at++, parameter);
        }
        return at;
    }
}
