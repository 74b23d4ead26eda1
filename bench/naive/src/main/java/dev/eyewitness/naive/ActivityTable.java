package dev.eyewitness.naive;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;

/** Inserts a row a call, committed by itself, numbered by the identity column {@code seq}. */
@ApplicationScoped
public class ActivityTable {

    private static final String INSERT = """
            INSERT INTO naive.activity (tenant, id, received_at, occurred_at, action, label, category, icon, severity,
                description, admin_id, admin_name, admin_email, session_id, entity_type, entity_id, entity_name, ip_address,
                user_agent, success, failure_reason, metadata, changes)
            VALUES (?, ?, ?, ?, ?, ?, 'payout', 'activity', 0, ?, ?, ?, ?, ?, ?, ?, ?, ?::inet, ?, ?, ?, ?::jsonb, ?::jsonb)
            RETURNING seq""";

    private final DataSource dataSource;

    ActivityTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    StoredActivity insert(String tenant, NewActivity posted) throws SQLException {
        UUID id = UUID.randomUUID();
        Instant now = Instant.now();
        String label = posted.action().replace('_', ' ');
        String description = posted.adminName() + ": " + label + " " + posted.entityId();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            Row row = new Row(insert);
            row.set(tenant).set(id).set(Timestamp.from(now));
            row.set(Timestamp.from(posted.occurredAt() == null ? now : posted.occurredAt()));
            row.set(posted.action()).set(label).set(description);
            row.set(posted.adminId()).set(posted.adminName()).set(posted.adminEmail()).set(posted.sessionId());
            row.set(posted.entityType()).set(posted.entityId()).set(posted.entityName());
            row.set(posted.ipAddress()).set(posted.userAgent());
            row.set(!Boolean.FALSE.equals(posted.success())).set(posted.failureReason());
            row.set(text(posted.metadata())).set(text(posted.changes()));
            try (ResultSet inserted = insert.executeQuery()) {
                inserted.next();
                return new StoredActivity(id, inserted.getLong(1), tenant, label, description, now, posted);
            }
        }
    }

    private static String text(JsonNode json) {
        return json == null ? null : json.toString();
    }

    /** Binds one value after another. */
    private static final class Row {
        private final PreparedStatement insert;
        private int bound;

        Row(PreparedStatement insert) {
            this.insert = insert;
        }

        Row set(Object value) throws SQLException {
            insert.setObject(++bound, value);
            return this;
        }
    }
}
