package dev.eyewitness.log;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/**
 * The monthly partitions of {@code activity}, this month's and the next two, and the daily ones of {@code idempotency_key},
 * today's and the next two, always exist; those of keys that are no longer looked at go.
 */
@ApplicationScoped
public class Partitions {

    private static final int AHEAD = 2;

    private final DataSource dataSource;

    Partitions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Makes the partitions that are missing and drops those that are done; safe to call at any time, from any replica. */
    @Scheduled(every = "6h", delayed = "6h")
    void keep() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        LocalDate month = today.withDayOfMonth(1);
        try (Connection connection = dataSource.getConnection()) {
            for (int ahead = 0; ahead <= AHEAD; ahead++) {
                call(connection, "SELECT create_activity_partition(?)", month.plusMonths(ahead));
                call(connection, "SELECT create_idempotency_partition(?)", today.plusDays(ahead));
            }
        } catch (SQLException e) {
            throw new LogUnavailable("the partitions of the coming months could not be made", e);
        }
    }

    /** Drops the keys of days that are over; gives up where somebody looks at the table, and tries again next time. */
    @Scheduled(every = "6h", delayed = "5m")
    void drop() throws SQLException {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        try (Connection connection = dataSource.getConnection()) {
            call(connection, "SELECT drop_idempotency_partitions(?)", today.minusDays(IdempotencyKeys.DAYS_KEPT));
        }
    }

    private static void call(Connection connection, String function, LocalDate day) throws SQLException {
        try (PreparedStatement call = connection.prepareStatement(function)) {
            call.setObject(1, day);
            call.execute();
        }
    }
}
