package dev.eyewitness.bench;

import dev.eyewitness.service.ServiceProcess;
import dev.eyewitness.service.Tokens;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is posted to: the packaged service, or the naive application, as a process of its own on the measured database.
 *
 * @param schema where its table {@code activity} is
 */
record IngestTarget(ServiceProcess process, DurablePostgres postgres, String schema) implements AutoCloseable {

    private static final Path NAIVE = Path.of("bench", "naive", "target", "quarkus-app", "quarkus-run.jar");

    /** The naive application's table: of the same shape as the service's, with the same indexes, numbered by identity. */
    private static final String NAIVE_TABLE = """
            CREATE SCHEMA naive;
            CREATE TABLE naive.activity (LIKE public.activity INCLUDING ALL) PARTITION BY RANGE (received_at);
            CREATE TABLE naive.activity_all PARTITION OF naive.activity DEFAULT;
            ALTER TABLE naive.activity ALTER seq ADD GENERATED ALWAYS AS IDENTITY""";

    static IngestTarget service(DurablePostgres postgres, Map<String, String> settings) {
        return service(Packaged.jar(), postgres, settings);
    }

    static IngestTarget service(List<String> command, DurablePostgres postgres, Map<String, String> settings) {
        return new IngestTarget(start(command, postgres, settings), postgres, "public");
    }

    /** Once a service has made its tables, which this one's imitates. */
    static IngestTarget naive(DurablePostgres postgres) throws SQLException {
        postgres.execute(NAIVE_TABLE);
        return new IngestTarget(start(Packaged.jar(NAIVE), postgres, Map.of()), postgres, "naive");
    }

    private static ServiceProcess start(List<String> command, DurablePostgres postgres, Map<String, String> settings) {
        Map<String, String> environment = ServiceProcess.environment(postgres.url());
        environment.putAll(settings);
        ServiceProcess process = ServiceProcess.start(command, environment);
        process.awaitReady();
        return process;
    }

    /** A token that outlasts every measurement. */
    static String token() {
        return outlasting(Tokens.admin());
    }

    /** The same, for the log of that tenant. */
    static String token(String tenant) {
        return outlasting(Tokens.admin().tenant(tenant));
    }

    private static String outlasting(Tokens token) {
        return token.expiringAt(Instant.now().plus(Duration.ofDays(2))).sign();
    }

    URI single() {
        return process.address().resolve("/api/v1/activities");
    }

    private URI batch() {
        return process.address().resolve("/api/v1/activities/batch");
    }

    /** Activities a second when posted one a request. */
    double singles(Wrk load, int connections, Duration time) throws IOException, SQLException {
        return recorded(() -> load.start(single(), connections, time), 1);
    }

    /** Activities a second when posted {@code length} a request. */
    double batches(Wrk load, int length, int connections, Duration time) throws IOException, SQLException {
        return recorded(() -> load.start(batch(), connections, time), length);
    }

    private interface Load {
        Wrk.Run start() throws IOException;
    }

    /** What is acknowledged must stand in the table: a fast answer alone is no figure. */
    private double recorded(Load load, int length) throws IOException, SQLException {
        long before = stored();
        Wrk.Result result = load.start().result();
        long stored = stored() - before;
        if (stored < result.requests() * length) {
            throw new IllegalStateException(result + " of " + length + ", but stored " + stored);
        }
        return result.perSecond() * length;
    }

    /** How many activities its table holds. */
    long stored() throws SQLException {
        return Long.parseLong(
                postgres.ask("SELECT coalesce(max(seq), 0) FROM " + schema + ".activity WHERE tenant = 'default'"));
    }

    @Override
    public void close() {
        process.close();
    }
}
