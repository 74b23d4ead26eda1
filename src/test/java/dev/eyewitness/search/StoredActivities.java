package dev.eyewitness.search;

import dev.eyewitness.activity.Activity;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts the activities of {@link RandomActivities} into the table. */
public final class StoredActivities {

    private static final String INSERT = """
            INSERT INTO activity (tenant, seq, id, received_at, occurred_at, action, label, category, icon, severity,
                description, admin_id, admin_name, admin_email, session_id, entity_type, entity_id, entity_name, ip_address,
                success, metadata)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::inet, ?, ?::jsonb)""";

    private StoredActivities() {}

    public static void insert(Connection connection, List<Activity> activities) throws SQLException {
        connection.createStatement().execute("SELECT create_activity_partition('2026-11-01')");
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Activity activity : activities) {
                bind(
                        insert,
                        activity.tenant,
                        activity.seq,
                        new UUID(0, activity.seq),
                        activity.receivedAt.atOffset(ZoneOffset.UTC),
                        activity.occurredAt.atOffset(ZoneOffset.UTC),
                        activity.action,
                        activity.label,
                        activity.category,
                        activity.icon,
                        activity.severity.rank(),
                        activity.description,
                        activity.adminId,
                        activity.adminName,
                        activity.adminEmail,
                        activity.sessionId,
                        activity.entityType,
                        activity.entityId,
                        activity.entityName,
                        activity.ipAddress,
                        activity.success,
                        activity.metadata);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int at = 0; at < values.length; at++) {
            statement.setObject(at + 1, values[at]);
        }
    }
}
