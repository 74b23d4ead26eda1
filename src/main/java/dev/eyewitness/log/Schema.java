package dev.eyewitness.log;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/** Brings the schema up to date at start. Replicas that start together wait for one another (Flyway's lock). */
@ApplicationScoped
public class Schema {

    private static final Logger LOG = Logger.getLogger(Schema.class);

    private final DataSource dataSource;
    private final Instance<Flyway> flyway;
    private final Partitions partitions;
    private final LogSettings settings;

    Schema(DataSource dataSource, Instance<Flyway> flyway, Partitions partitions, LogSettings settings) {
        this.dataSource = dataSource;
        this.flyway = flyway;
        this.partitions = partitions;
        this.settings = settings;
    }

    void prepare(@Observes @Priority(StartOrder.SCHEMA) StartupEvent event) {
        try {
            if (settings.migrateAtStart()) {
                migrate();
            }
            partitions.keep();
            takeIn();
        } catch (FlywayException | LogUnavailable | SQLException e) {
            LOG.debug("the schema could not be prepared", e);
            throw new ConfigurationException(
                    "Eyewitness cannot start: the database named by QUARKUS_DATASOURCE_JDBC_URL cannot be prepared: "
                            + firstLine(rootOf(e)));
        }
    }

    private void migrate() throws SQLException {
        boolean isUpToDate;
        try (Connection connection = dataSource.getConnection()) {
            isUpToDate = ShippedMigrations.areIn(connection);
        }
        if (!isUpToDate) {
            flyway.get().migrate();
        }
    }

    private void takeIn() throws SQLException {
        TakingIn takingIn = new TakingIn(dataSource);
        if (settings.migrateAtStart()) {
            takingIn.run();
        } else if (!takingIn.due().isEmpty()) {
            LOG.error("what was recorded before the schema was migrated is not proved: start the service once with"
                    + " EYEWITNESS_LOG_MIGRATE_AT_START=true and the role that owns the tables");
        }
    }

    private static Throwable rootOf(Throwable thrown) {
        return thrown.getCause() == null ? thrown : rootOf(thrown.getCause());
    }

    private static String firstLine(Throwable thrown) {
        return String.valueOf(thrown.getMessage()).strip().lines().findFirst().orElse("");
    }
}
