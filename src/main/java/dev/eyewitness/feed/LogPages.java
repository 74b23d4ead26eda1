package dev.eyewitness.feed;

import dev.eyewitness.activity.Activity;
import dev.eyewitness.activity.ActivityRow;
import dev.eyewitness.log.LogUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javax.sql.DataSource;

/** Reads a log by number, a page at a time, in one statement each: the tail does so a hundred times a second. */
@ApplicationScoped
class LogPages {

    private static final String BETWEEN = "SELECT " + ActivityRow.COLUMNS
            + " FROM activity WHERE tenant = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?";

    private static final String FIRST = "SELECT min(seq) FROM activity WHERE tenant = ? AND seq > ? AND seq <= ?";

    private final DataSource dataSource;

    LogPages(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * The activities after one number and up to another, in order.
     *
     * @param most how many are read
     * @throws LogUnavailable where the database does not answer
     */
    List<Activity> between(String tenant, long after, long last, int most) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(BETWEEN)) {
            bind(select, tenant, after, last);
            select.setInt(4, most);
            List<Activity> page = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    page.add(ActivityRow.read(row));
                }
            }
            return page;
        } catch (SQLException e) {
            throw new LogUnavailable("the log could not be read", e);
        }
    }

    /**
     * The oldest number there is after one and up to another; empty where retention has removed all of them.
     *
     * @throws LogUnavailable where the database does not answer
     */
    OptionalLong first(String tenant, long after, long last) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(FIRST)) {
            bind(select, tenant, after, last);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                long first = row.getLong(1);
                return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(first);
            }
        } catch (SQLException e) {
            throw new LogUnavailable("the log could not be read", e);
        }
    }

    private static void bind(PreparedStatement select, String tenant, long after, long last) throws SQLException {
        select.setString(1, tenant);
        select.setLong(2, after);
        select.setLong(3, last);
    }
}
