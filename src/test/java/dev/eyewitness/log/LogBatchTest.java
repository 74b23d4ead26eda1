package dev.eyewitness.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the writer's transaction asks of PostgreSQL. */
class LogBatchTest {

    private static final Duration START_WITHIN = Duration.ofSeconds(60);

    private final SecureRandom random = new SecureRandom();

    private EmbeddedPostgres postgres;
    private AgroalDataSource pool;

    @BeforeEach
    void connect() throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder().setPGStartupWait(START_WITHIN).start();
        Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
        String url = postgres.getJdbcUrl("postgres", "postgres") + "&prepareThreshold=2";
        pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(
                        one -> one.maxSize(1).connectionFactoryConfiguration(to -> to.jdbcUrl(url))));
        ask("SELECT create_activity_partition('" + LocalDate.now(ZoneOffset.UTC) + "')");
    }

    @AfterEach
    void stop() throws IOException {
        pool.close();
        postgres.close();
    }

    /** The first ones are small, for which a plan of their own looks cheaper. */
    @Test
    void plansItsStatementsOnceAConnection() throws SQLException {
        for (int size : List.of(1, 1, 1, 1, 1, 1, 1, 1, 40, 200)) {
            append(size);
        }

        assertThat(ask("SELECT count(*) FROM activity")).isEqualTo("248");
        assertThat(ask("SELECT generic_plans > 5 FROM pg_prepared_statements WHERE statement LIKE '%INTO activity%'"))
                .isEqualTo("t");
        assertThat(ask("SELECT sum(custom_plans) FROM pg_prepared_statements")).isEqualTo("0");
    }

    private void append(int size) throws SQLException {
        List<Draft> drafts = IntStream.range(0, size)
                .mapToObj(number -> SampleDrafts.of("planned", number, random))
                .toList();
        new LogBatch(drafts, List::of, random).append(pool);
    }

    private String ask(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
