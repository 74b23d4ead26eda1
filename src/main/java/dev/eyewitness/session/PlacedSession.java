package dev.eyewitness.session;

import dev.eyewitness.activity.Device;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * A session, and where it stands among sessions, which never changes.
 *
 * @param seq the number of its first activity
 */
record PlacedSession(AdminSession session, long seq) {

    /** All that the statement, one of {@link SessionSql}, selects. */
    static List<PlacedSession> read(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            List<PlacedSession> sessions = new ArrayList<>();
            while (row.next()) {
                sessions.add(new PlacedSession(session(row), row.getLong("seq")));
            }
            return sessions;
        }
    }

    private static AdminSession session(ResultSet row) throws SQLException {
        String end = row.getString("end_action");
        String deviceType = row.getString("device_type");
        return new AdminSession(
                row.getString("session_id"),
                row.getString("admin_id"),
                row.getString("admin_name"),
                row.getString("admin_email"),
                time(row, "started_at"),
                time(row, "last_activity_at"),
                end == null ? null : time(row, "ended_at"),
                end == null ? null : reason(end),
                row.getLong("activities"),
                row.getLong("failures"),
                List.of((String[]) row.getArray("addresses").getArray()),
                deviceType == null
                        ? null
                        : new Device(deviceType, row.getString("device_browser"), row.getString("device_os")));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static String reason(String action) {
        return switch (action) {
            case "session_expired" -> "expired";
            case "session_invalidated" -> "invalidated";
            default -> action;
        };
    }
}
