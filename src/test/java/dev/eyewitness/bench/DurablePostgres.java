package dev.eyewitness.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * A PostgreSQL that keeps what it has acknowledged. The embedded one is started with fsync and synchronous_commit off.
 *
 * <p>It lies below the directory that {@code BENCH_DATA} names, or else where temporary files do.
 */
final class DurablePostgres implements AutoCloseable {

    private static final List<String> MUST_BE_ON = List.of("fsync", "synchronous_commit", "full_page_writes");

    private static final String BEHIND = "SELECT count(*) FROM log_head LEFT JOIN search_head USING (tenant)"
            + " WHERE log_head.seq > coalesce(search_head.seq, 0)";

    private static final String USER = "postgres";

    private static final Duration INDEXED_WITHIN = Duration.ofMinutes(10);
    private static final long POLL_NANOS = 50_000_000;

    private final EmbeddedPostgres postgres;
    private final Path place;
    private final String database;

    private DurablePostgres(EmbeddedPostgres postgres, Path place, String database) {
        this.postgres = postgres;
        this.place = place;
        this.database = database;
    }

    static DurablePostgres start() throws IOException, SQLException {
        String place = System.getenv("BENCH_DATA");
        return start(Path.of(place == null ? System.getProperty("java.io.tmpdir") : place));
    }

    /** With its data in a directory of their own in that place. */
    static DurablePostgres start(Path place) throws IOException, SQLException {
        return start(place, Map.of());
    }

    /** With those settings besides. */
    static DurablePostgres start(Path place, Map<String, String> settings) throws IOException, SQLException {
        EmbeddedPostgres.Builder builder =
                EmbeddedPostgres.builder().setDataDirectory(Files.createTempDirectory(place, "eyewitness-bench"));
        settings.forEach(builder::setServerConfig);
        MUST_BE_ON.forEach(setting -> builder.setServerConfig(setting, "on"));
        DurablePostgres started = new DurablePostgres(builder.start(), place, USER);
        for (String setting : MUST_BE_ON) {
            if (!started.ask("SHOW " + setting).equals("on")) {
                throw new IllegalStateException(setting + " is not on");
            }
        }
        return started;
    }

    /**
     * Makes it one that has been in use for a while: the files of its write-ahead log are written over again. A new database makes each
     * file of 16 MB while a commit waits, up to {@code max_wal_size}.
     */
    DurablePostgres used() throws SQLException {
        execute("CREATE TABLE filler AS SELECT repeat('x', 1000) FROM generate_series(1, 900000)");
        execute("CHECKPOINT");
        execute("DROP TABLE filler");
        execute("CHECKPOINT");
        return this;
    }

    /** A new database beside the first, of the same PostgreSQL: it ends with the first one's. */
    DurablePostgres another(String name) throws SQLException {
        execute("CREATE DATABASE " + name);
        return new DurablePostgres(postgres, place, name);
    }

    /** Does what one measurement leaves to be indexed, vacuumed and written back, which is not to be done while the next one runs. */
    void tidyUp() throws SQLException {
        awaitIndexed();
        execute("VACUUM ANALYZE");
        execute("CHECKPOINT");
    }

    /** Waits until all that was recorded can be found by the index: what is measured next is not measured beside that. */
    void awaitIndexed() throws SQLException {
        long end = System.nanoTime() + INDEXED_WITHIN.toNanos();
        while (Long.parseLong(ask(BEHIND)) > 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the index has not caught up within " + INDEXED_WITHIN);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    String url() {
        return postgres.getJdbcUrl(USER, database);
    }

    DataSource dataSource() {
        return postgres.getDatabase(USER, database);
    }

    /** Its version, and the settings that the figures depend on. */
    String describe() throws IOException, SQLException {
        return "PostgreSQL %s on %s, fsync %s, synchronous_commit %s, wal_sync_method %s, shared_buffers %s, max_wal_size %s"
                .formatted(
                        ask("SHOW server_version"),
                        Files.getFileStore(place).type(),
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
