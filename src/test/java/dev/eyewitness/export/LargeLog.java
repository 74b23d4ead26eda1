package dev.eyewitness.export;

import dev.eyewitness.service.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Fills a log faster than by posting. */
final class LargeLog {

    private LargeLog() {}

    /** Makes that tenant's log, of that many logins with 15 kB of metadata each. */
    static void fill(String tenant, int activities) throws SQLException {
        try (Connection connection = Database.connect()) {
            run(connection, "INSERT INTO log_head (tenant, epoch, seq) VALUES (?, 'large', ?)", tenant, activities);
            run(connection, """
                    INSERT INTO activity (tenant, seq, id, received_at, occurred_at, action, label, category, icon, severity,
                        description, admin_id, success, metadata)
                    SELECT ?, number, gen_random_uuid(), date_trunc('milliseconds', now()), now(), 'login', 'Logged in',
                        'authentication', 'log-in', 0, 'Ada logged in', 'ada', true,
                        jsonb_build_object('padding', repeat('x', 15000))
                    FROM generate_series(1, ?) AS number""", tenant, activities);
        }
    }

    private static void run(Connection connection, String sql, String tenant, int activities) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, tenant);
            statement.setInt(2, activities);
            statement.execute();
        }
    }
}
