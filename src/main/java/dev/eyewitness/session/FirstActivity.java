package dev.eyewitness.session;

import dev.eyewitness.search.SqlPredicate;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The first activity of a session, by which the session is found. */
record FirstActivity(long seq, String sessionId, String adminId) {

    /**
     * Those of that tenant within a range that meet the predicate, the newest first.
     *
     * @param range a condition on the table {@code activity}
     * @param bounds its parameters
     * @param most how many at most
     */
    static List<FirstActivity> within(
            Connection connection, String tenant, String range, List<Object> bounds, SqlPredicate predicate, int most)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SessionSql.firstOnes(range, predicate.sql()))) {
            int at = 1;
            select.setString(at++, tenant);
            for (Object bound : bounds) {
                select.setObject(at++, bound);
            }
            select.setInt(predicate.bind(select, at), most);
            return read(select);
        }
    }

    /** All that the statement selects: number, session and admin. */
    static List<FirstActivity> read(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            List<FirstActivity> found = new ArrayList<>();
            while (row.next()) {
                found.add(new FirstActivity(row.getLong(1), row.getString(2), row.getString(3)));
            }
            return found;
        }
    }
}
