package dev.eyewitness.service;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Replicas of the service that share one database, durable and their own.
 *
 * @param services all ready for traffic
 */
record Replicas(OwnDatabase database, List<ServiceProcess> services) implements AutoCloseable {

    /** Starts that many at the same time on an empty database. */
    static Replicas start(int count) {
        OwnDatabase database = OwnDatabase.start();
        List<ServiceProcess> services = IntStream.range(0, count)
                .mapToObj(replica -> ServiceProcess.start(ServiceProcess.environment(database.url())))
                .toList();
        services.forEach(ServiceProcess::awaitReady);
        return new Replicas(database, services);
    }

    /** The first {@code count} of them, as a caller with one token sees them. */
    List<Client> clients(int count, Tokens token) {
        String signed = token.sign();
        return services.stream()
                .limit(count)
                .map(service -> new Client(service.address(), signed))
                .toList();
    }

    /** What the database says that only a defect makes true, of any tenant: empty where all is well. */
    List<String> faults() throws SQLException {
        List<String> deadlocks = database.query(
                "SELECT 'deadlocks: ' || deadlocks FROM pg_stat_database WHERE datname = 'postgres' AND deadlocks > 0");
        List<String> logs = database.query("""
                SELECT 'a hole or a double in ' || tenant FROM activity GROUP BY tenant
                HAVING min(seq) <> 1 OR max(seq) <> count(*) OR count(DISTINCT seq) <> count(*)
                UNION ALL
                SELECT 'the head of ' || tenant FROM log_head
                WHERE seq <> (SELECT count(*) FROM activity WHERE activity.tenant = log_head.tenant)
                UNION ALL
                SELECT 'time falls at ' || tenant || ' ' || seq FROM (
                    SELECT tenant, seq, received_at, lag(received_at) OVER (PARTITION BY tenant ORDER BY seq) AS before
                    FROM activity) AS log
                WHERE received_at < before
                UNION ALL
                SELECT 'two of id ' || id FROM activity GROUP BY id HAVING count(*) > 1""");
        return Stream.concat(deadlocks.stream(), logs.stream()).toList();
    }

    @Override
    public void close() {
        services.forEach(ServiceProcess::close);
        database.close();
    }
}
