package dev.eyewitness.service;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * A PostgreSQL for one test alone, as durable as PostgreSQL is by default, that can be killed, frozen and started again on the
 * same port and data.
 */
public final class OwnDatabase implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path data;
    private final int port;
    private EmbeddedPostgres postgres;

    private OwnDatabase(Path data, int port, EmbeddedPostgres postgres) {
        this.data = data;
        this.port = port;
        this.postgres = postgres;
    }

    /** Starts a new one, empty. */
    public static OwnDatabase start() {
        try (ServerSocket free = new ServerSocket(0)) {
            Path data = Files.createTempDirectory("eyewitness-postgres");
            int port = free.getLocalPort();
            free.close();
            return new OwnDatabase(data, port, startOn(data, port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The embedded PostgreSQL is made for speed, and does not wait for its disk unless it is told to. */
    private static EmbeddedPostgres startOn(Path data, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setPGStartupWait(PATIENCE)
                .start();
    }

    public String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    public Connection connect() throws SQLException {
        return postgres.getPostgresDatabase().getConnection();
    }

    /** The first column of what that query answers, as text. */
    public List<String> query(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (row.next()) {
                values.add(row.getString(1));
            }
            return values;
        }
    }

    /** Carries out that statement. */
    public void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Ends it at once, as a crash does: SIGKILL to all of its processes. */
    public void kill() {
        List<ProcessHandle> processes = freeze();
        processes.forEach(ProcessHandle::destroyForcibly);
        await("the end of PostgreSQL")
                .atMost(PATIENCE)
                .until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** Starts it again after {@link #kill}, and waits until it takes connections. */
    public void restart() {
        try {
            postgres.close();
            postgres = startOn(data, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Lets it hang: connections stay, and nothing is answered (SIGSTOP).
     *
     * @return its processes; none where it does not run
     */
    public List<ProcessHandle> freeze() {
        postmaster().ifPresent(postmaster -> Signal.STOP.send(List.of(postmaster)));
        List<ProcessHandle> processes = processes();
        Signal.STOP.send(processes);
        return processes;
    }

    /** Lets it go on after {@link #freeze}. */
    public void thaw() {
        Signal.CONT.send(processes());
    }

    private List<ProcessHandle> processes() {
        return postmaster().stream()
                .flatMap(postmaster -> Stream.concat(postmaster.children(), Stream.of(postmaster)))
                .toList();
    }

    private Optional<ProcessHandle> postmaster() {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return ProcessHandle.of(Long.parseLong(lines.findFirst().orElseThrow()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
        try {
            postgres.close();
            FileUtils.deleteDirectory(data.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
