package dev.eyewitness.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Single posts to one, two and three replicas at once, all into the same log: with so many connections to each of them, and with as many
 * in all to one alone as to three; and, to see what the lock costs that they share, to three that each have a log of their own.
 */
final class ReplicaMeasurement {

    private static final PrintStream OUT = System.out;

    private static final int MOST = 3;
    private static final int BODIES = 1000;

    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration TIME = Duration.ofSeconds(8);

    private final DurablePostgres postgres;
    private final List<IngestTarget> replicas;
    private final int connections;
    private final Wrk oneLog;
    private final List<Wrk> ownLogs = new ArrayList<>();

    private ReplicaMeasurement(DurablePostgres postgres, List<IngestTarget> replicas, int connections)
            throws IOException {
        this.postgres = postgres;
        this.replicas = replicas;
        this.connections = connections;
        Path bodies = SampleActivities.write(BODIES, 1);
        this.oneLog = new Wrk(bodies, IngestTarget.token());
        for (int log = 1; log <= replicas.size(); log++) {
            ownLogs.add(new Wrk(bodies, IngestTarget.token("log-" + log)));
        }
    }

    /** Of the jar, then of the native executable where one was built. */
    static void run(int rounds, int connections) throws Exception {
        run("the jar", Packaged.jar(), rounds, connections);
        Optional<List<String>> binary = Packaged.binary();
        if (binary.isPresent()) {
            run("the native executable", binary.get(), rounds, connections);
        }
    }

    private static void run(String name, List<String> command, int rounds, int connections) throws Exception {
        try (DurablePostgres postgres = DurablePostgres.start().used();
                IngestTarget first = IngestTarget.service(command, postgres, Map.of());
                IngestTarget second = IngestTarget.service(command, postgres, Map.of());
                IngestTarget third = IngestTarget.service(command, postgres, Map.of())) {
            OUT.printf("%n%s: %s%n%s%n%n", name, Machine.describe(), postgres.describe());
            new ReplicaMeasurement(postgres, List.of(first, second, third), connections).run(rounds);
        }
    }

    private void run(int rounds) throws Exception {
        List<Way> ways = new ArrayList<>();
        for (int count = 1; count <= MOST; count++) {
            ways.add(way(
                    "replicas: %d, connections to each: %d".formatted(count, connections),
                    Collections.nCopies(count, oneLog),
                    connections));
        }
        // All at once: a replica that is still being compiled would be measured instead of the lock that they share.
        ways.getLast().warmUpFully();
        ways.add(way("replicas: 1, connections: " + MOST * connections, List.of(oneLog), MOST * connections));
        ways.add(way(
                "replicas: %d, each into a log of its own, connections to each: %d".formatted(MOST, connections),
                ownLogs,
                connections));
        Way.measure(ways, rounds);
        OUT.println("| (c) | activities/s, median | lowest – highest |");
        OUT.println("|---|---|---|");
        ways.forEach(Way::print);
        OUT.println();
        ways.stream()
                .skip(1)
                .forEach(way -> OUT.printf(
                        "%s: %s of one replica's, mean of the rounds' ratios and its error (goal ≥ 1)%n",
                        way.name(), way.ratioTo(ways.getFirst())));
    }

    private Way way(String name, List<Wrk> loads, int connectionsEach) {
        return new Way(name, WARM_UP, TIME, time -> perSecond(loads, connectionsEach, time));
    }

    /** Of so many replicas as there are loads, each loaded by its own. */
    private double perSecond(List<Wrk> loads, int connectionsEach, Duration time) throws IOException, SQLException {
        postgres.tidyUp();
        long before = recorded();
        List<Wrk.Run> runs = new ArrayList<>();
        for (int replica = 0; replica < loads.size(); replica++) {
            runs.add(loads.get(replica).start(replicas.get(replica).single(), connectionsEach, time));
        }
        long requests = 0;
        double perSecond = 0;
        for (Wrk.Run run : runs) {
            Wrk.Result result = run.result();
            requests += result.requests();
            perSecond += result.perSecond();
        }
        long recorded = recorded() - before;
        if (recorded < requests) {
            throw new IllegalStateException(requests + " were acknowledged, but recorded " + recorded);
        }
        return perSecond;
    }

    /** In all logs together. */
    private long recorded() throws SQLException {
        return Long.parseLong(postgres.ask("SELECT coalesce(sum(seq), 0) FROM log_head"));
    }
}
