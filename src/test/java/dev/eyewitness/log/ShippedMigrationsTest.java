package dev.eyewitness.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database that Flyway has migrated is known as such, and no other is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShippedMigrationsTest {

    private static final Duration START_WITHIN = Duration.ofMinutes(1);

    private EmbeddedPostgres postgres;

    @BeforeAll
    void startPostgres() throws IOException {
        postgres = EmbeddedPostgres.builder().setPGStartupWait(START_WITHIN).start();
    }

    @AfterAll
    void stopPostgres() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void migrate() throws SQLException {
        run("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
    }

    @Test
    void areThoseOfTheFolder() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(getClass().getResource(ShippedMigrations.FOLDER))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(ShippedMigrations.FILES);
        }
    }

    @Test
    void areInADatabaseThatFlywayHasMigrated() throws SQLException {
        assertThat(areIn()).isTrue();
    }

    @Test
    void areInADatabaseOfALaterBuild() throws SQLException {
        run("""
                INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,
                    installed_by, execution_time, success)
                VALUES (999, '999', 'later', 'SQL', 'V999__later.sql', 1, 'x', 1, true)""");

        assertThat(areIn()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP SCHEMA public CASCADE; CREATE SCHEMA public",
                "DELETE FROM flyway_schema_history WHERE version = '1'",
                "DELETE FROM flyway_schema_history WHERE version = '2'",
                "UPDATE flyway_schema_history SET checksum = checksum + 1 WHERE version = '1'",
                "UPDATE flyway_schema_history SET checksum = NULL WHERE version = '2'",
                "UPDATE flyway_schema_history SET success = false WHERE version = '2'"
            })
    void areNotWhereOneIsMissingOrFailedOrDifferent(String change) throws SQLException {
        run(change);

        assertThat(areIn()).isFalse();
    }

    private boolean areIn() throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            return ShippedMigrations.areIn(connection);
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
