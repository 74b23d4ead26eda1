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
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the writer's transaction asks of PostgreSQL. */
class LogBatchTest {

    private static final Duration START_WITHIN = Duration.ofSeconds(60);

    /** As many as the samples have. */
    private static final int ADMINS = 50;

    private final SecureRandom random = new SecureRandom();

    private EmbeddedPostgres postgres;
    private AgroalDataSource pool;
    private int next;

    @BeforeEach
    void connect() throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder().setPGStartupWait(START_WITHIN).start();
        Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
        String url = postgres.getJdbcUrl("postgres", "postgres") + "&prepareThreshold=2";
        pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(
                        one -> one.maxSize(1).connectionFactoryConfiguration(to -> to.jdbcUrl(url))));
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        for (LocalDate day : List.of(today, today.plusDays(1))) {
            ask("SELECT create_activity_partition('%1$s'), create_idempotency_partition('%1$s')".formatted(day));
        }
    }

    @AfterEach
    void stop() throws IOException {
        pool.close();
        postgres.close();
    }

    /** The first ones are small, for which a plan of their own looks cheaper. */
    @Test
    void plansItsStatementsOnceAConnection() throws SQLException {
        appendAll(1, 1, 1, 1, 1, 1, 1, 1, 40, 200);

        assertThat(ask("SELECT count(*) FROM activity")).isEqualTo("496");
        assertThat(ask("SELECT generic_plans > 5 FROM pg_prepared_statements WHERE statement LIKE '%INTO activity%'"))
                .isEqualTo("t");
        assertThat(ask("SELECT sum(custom_plans) FROM pg_prepared_statements")).isEqualTo("0");
    }

    /** Reading fifty rows at once is the cheaper plan as long as there are no more of them. */
    @Test
    void readsOnlyTheRowsThatItLooksForAlsoWhereTheTablesWereSmallWhenItWasPlanned() throws SQLException {
        appendAll(ADMINS);
        execute("ANALYZE");
        long before = rowsRead("admin");
        String readWhole = readWhole();

        appendAll(1, 1, 1);

        assertThat(rowsRead("admin") - before).isEqualTo(9);
        assertThat(readWhole()).isEqualTo(readWhole);
    }

    /** Batches of so many activities whose admin has a name, and of as many with a key, whose admin's name is looked up. */
    private void appendAll(int... sizes) throws SQLException {
        for (int size : sizes) {
            append(IntStream.range(0, size).mapToObj(number -> SampleDrafts.of("t", number, random)));
            append(IntStream.range(0, size).mapToObj(number -> SampleDrafts.keyed("t", next++, random)));
        }
    }

    private void append(Stream<Draft> drafts) throws SQLException {
        new LogBatch(drafts.toList(), List::of, random).append(pool);
    }

    /** How often a table was read from its beginning to its end, of those that the writer reads. */
    private String readWhole() throws SQLException {
        return statistics("SELECT string_agg(relname || ' ' || seq_scan, ', ') FROM pg_stat_user_tables"
                + " WHERE relname IN ('admin', 'log_head') OR relname LIKE 'idempotency_key%'");
    }

    private long rowsRead(String table) throws SQLException {
        return Long.parseLong(statistics(
                "SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_user_tables WHERE relname = '" + table + "'"));
    }

    /** Up to now: PostgreSQL keeps what a connection has done back for a second. */
    private String statistics(String sql) throws SQLException {
        ask("SELECT pg_stat_force_next_flush()");
        return ask(sql);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
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
