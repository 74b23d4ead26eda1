package dev.eyewitness.log;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** The monthly partitions of {@code activity}: this month's and the next two always exist. */
@ApplicationScoped
public class Partitions {

    private static final int MONTHS_AHEAD = 2;

    private final DataSource dataSource;

    Partitions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Makes the partitions that are missing; safe to call at any time, from any replica. */
    @Scheduled(every = "6h", delayed = "6h")
    void create() {
        LocalDate firstDay = YearMonth.now(ZoneOffset.UTC).atDay(1);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement create = connection.prepareStatement("SELECT create_activity_partition(?)")) {
            for (int months = 0; months <= MONTHS_AHEAD; months++) {
                create.setObject(1, firstDay.plusMonths(months));
                create.execute();
            }
        } catch (SQLException e) {
            throw new LogUnavailable("the partitions of the coming months could not be made", e);
        }
    }
}
