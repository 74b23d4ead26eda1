package dev.eyewitness.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** A PostgreSQL that keeps what it has acknowledged. The embedded one is started with fsync and synchronous_commit off. */
final class DurablePostgres implements AutoCloseable {

    private static final List<String> MUST_BE_ON = List.of("fsync", "synchronous_commit", "full_page_writes");

    private final EmbeddedPostgres postgres;

    private DurablePostgres(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static DurablePostgres start() throws IOException, SQLException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
        MUST_BE_ON.forEach(setting -> builder.setServerConfig(setting, "on"));
        DurablePostgres started = new DurablePostgres(builder.start());
        for (String setting : MUST_BE_ON) {
            if (!started.ask("SHOW " + setting).equals("on")) {
                throw new IllegalStateException(setting + " is not on");
            }
        }
        return started;
    }

    String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    DataSource dataSource() {
        return postgres.getPostgresDatabase();
    }

    /** Its version, and the settings that the figures depend on. */
    String describe() throws SQLException {
        return "PostgreSQL %s, fsync %s, synchronous_commit %s, wal_sync_method %s, shared_buffers %s, max_wal_size %s"
                .formatted(
                        ask("SHOW server_version"),
                        ask("SHOW fsync"),
                        ask("SHOW synchronous_commit"),
                        ask("SHOW wal_sync_method"),
                        ask("SHOW shared_buffers"),
                        ask("SHOW max_wal_size"));
    }

    /** The first column of the first row, as text. */
    String ask(String sql) throws SQLException {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
