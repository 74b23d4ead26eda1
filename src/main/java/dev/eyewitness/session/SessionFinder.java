package dev.eyewitness.session;

import dev.eyewitness.activity.Device;
import dev.eyewitness.log.Cursor;
import dev.eyewitness.search.BoundedRead;
import dev.eyewitness.search.PageCursors;
import dev.eyewitness.search.Query;
import dev.eyewitness.search.SqlPredicate;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads sessions out of the log. */
@ApplicationScoped
class SessionFinder {

    private final BoundedRead bounded;
    private final PageCursors cursors;

    SessionFinder(BoundedRead bounded, PageCursors cursors) {
        this.bounded = bounded;
        this.cursors = cursors;
    }

    /** A session, and the number of its first activity: its place among sessions, which never changes. */
    private record Placed(AdminSession session, long seq) {}

    /**
     * The newest sessions of that tenant.
     *
     * @param ofFirst what the first activity of each must meet
     * @param active whether they must go on, or have ended; null: either
     * @param before only those whose first activity is older than this place; null: from the newest on
     */
    SessionPage page(Query ofFirst, @Nullable Boolean active, String tenant, @Nullable Cursor before, int limit) {
        SqlPredicate predicate = SqlPredicate.of(ofFirst);
        List<Placed> found = bounded.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(SessionSql.page(predicate.sql(), active))) {
                select.setString(1, tenant);
                select.setLong(2, before == null ? Long.MAX_VALUE : before.seq());
                int next = predicate.bind(select, 3);
                select.setInt(next, limit + 1);
                return sessions(select);
            }
        });
        boolean isLast = found.size() <= limit;
        List<Placed> shown = isLast ? found : found.subList(0, limit);
        return new SessionPage(
                shown.stream().map(Placed::session).toList(),
                isLast ? null : cursors.next(tenant, before, shown.getLast().seq()));
    }

    /** The session of that id in that tenant's log. */
    Optional<AdminSession> byId(String tenant, String id) {
        if (id.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return bounded.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(SessionSql.ONE)) {
                select.setString(1, tenant);
                select.setString(2, id);
                return sessions(select).stream().map(Placed::session).findFirst();
            }
        });
    }

    private static List<Placed> sessions(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            List<Placed> sessions = new ArrayList<>();
            while (row.next()) {
                sessions.add(new Placed(session(row), row.getLong("seq")));
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
