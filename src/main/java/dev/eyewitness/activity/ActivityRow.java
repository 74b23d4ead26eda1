package dev.eyewitness.activity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A row of the table as an activity, by hand: Hibernate would take several times as long for each of millions. */
public final class ActivityRow {

    /** What {@link #read} expects, in its order. */
    public static final String COLUMNS = """
            id, seq, tenant, action, label, category, icon, severity, description, admin_id, admin_name, admin_email, \
            session_id, entity_type, entity_id, entity_name, ip_address, user_agent, device_type, device_browser, device_os, \
            success, failure_reason, metadata, changes, occurred_at, received_at, trace_id, \
            leaf_hash, salt, commitment""";

    private static final Severity.Column SEVERITY = new Severity.Column();

    private ActivityRow() {}

    /** The row that the cursor of {@code row} stands at. */
    public static Activity read(ResultSet row) throws SQLException {
        Activity activity = new Activity();
        activity.id = row.getObject(1, UUID.class);
        activity.seq = row.getLong(2);
        activity.tenant = row.getString(3);
        activity.action = row.getString(4);
        activity.label = row.getString(5);
        activity.category = row.getString(6);
        activity.icon = row.getString(7);
        activity.severity = SEVERITY.convertToEntityAttribute(row.getShort(8));
        activity.description = row.getString(9);
        activity.adminId = row.getString(10);
        activity.adminName = row.getString(11);
        activity.adminEmail = row.getString(12);
        activity.sessionId = row.getString(13);
        activity.entityType = row.getString(14);
        activity.entityId = row.getString(15);
        activity.entityName = row.getString(16);
        activity.ipAddress = row.getString(17);
        activity.userAgent = row.getString(18);
        String deviceType = row.getString(19);
        activity.device = deviceType == null ? null : new Device(deviceType, row.getString(20), row.getString(21));
        activity.success = row.getBoolean(22);
        activity.failureReason = row.getString(23);
        activity.metadata = row.getString(24);
        activity.changes = row.getString(25);
        activity.occurredAt = time(row, 26);
        activity.receivedAt = time(row, 27);
        activity.traceId = row.getString(28);
        activity.leafHash = row.getBytes(29);
        activity.salt = row.getBytes(30);
        activity.commitment = row.getBytes(31);
        return activity;
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
