package dev.eyewitness.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Single posts to one, two and three replicas at once, all into the same log: with so many connections to each of them, and with as many
 * in all to one alone as to three.
 */
final class ReplicaMeasurement {

    private static final PrintStream OUT = System.out;

    private static final int MOST = 3;
    private static final int BODIES = 1000;
    /** Of each alone, then of each way: a replica that is still being compiled would be measured instead of the lock that they share. */
    private static final Duration WARM_UP = Duration.ofSeconds(45);

    private static final Duration TIME = Duration.ofSeconds(8);

    private ReplicaMeasurement() {}

    static void run(int rounds, int connections) throws Exception {
        Wrk load = new Wrk(SampleActivities.write(BODIES, 1), IngestTarget.token());
        try (DurablePostgres postgres = DurablePostgres.start().used();
                IngestTarget first = IngestTarget.service(postgres, Map.of());
                IngestTarget second = IngestTarget.service(postgres, Map.of());
                IngestTarget third = IngestTarget.service(postgres, Map.of())) {
            List<IngestTarget> replicas = List.of(first, second, third);
            for (IngestTarget replica : replicas) {
                perSecond(load, List.of(replica), connections, WARM_UP);
            }
            List<Way> ways = new ArrayList<>();
            for (int count = 1; count <= MOST; count++) {
                ways.add(way(load, replicas.subList(0, count), connections));
            }
            ways.add(way(load, List.of(first), MOST * connections));
            Way.measure(ways, rounds);
            OUT.printf("%n%s%n%s%n%n", Machine.describe(), postgres.describe());
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
    }

    private static Way way(Wrk load, List<IngestTarget> replicas, int connections) {
        return new Way(
                "replicas: %d, connections to each: %d".formatted(replicas.size(), connections),
                WARM_UP,
                TIME,
                time -> perSecond(load, replicas, connections, time));
    }

    private static double perSecond(Wrk load, List<IngestTarget> replicas, int connections, Duration time)
            throws IOException, SQLException {
        long before = replicas.getFirst().stored();
        List<Wrk.Run> runs = new ArrayList<>();
        for (IngestTarget replica : replicas) {
            runs.add(load.start(replica.single(), connections, time));
        }
        long requests = 0;
        double perSecond = 0;
        for (Wrk.Run run : runs) {
            Wrk.Result result = run.result();
            requests += result.requests();
            perSecond += result.perSecond();
        }
        long stored = replicas.getFirst().stored() - before;
        if (stored < requests) {
            throw new IllegalStateException(requests + " were acknowledged, but stored " + stored);
        }
        return perSecond;
    }
}
