package dev.eyewitness.bench;

import dev.eyewitness.log.InsertLimit;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * The database's limit, batches, single posts, the naive design and the writer without batches, side by side. The last has a database of its
 * own, for a second replica of one log listens to all that the first records.
 */
final class ThroughputMeasurement {

    private static final PrintStream OUT = System.out;

    private static final List<Integer> LIMIT_BATCHES = List.of(100, 250, 500, 1000);
    private static final Duration LIMIT_TIME = Duration.ofSeconds(3);
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration TIME = Duration.ofSeconds(6);
    private static final Duration PACED_WARM_UP = Duration.ofSeconds(45);
    private static final Duration PACED_TIME = Duration.ofSeconds(60);
    private static final int BATCH = 500;
    private static final int BATCH_CONNECTIONS = 4;
    private static final int BATCH_BODIES = 20;
    private static final int CONNECTIONS = 64;
    private static final int BODIES = 1000;
    private static final double MICROS_PER_MS = 1000;

    private final String token = IngestTarget.token();
    private final Path bodies = SampleActivities.write(BODIES, 1);
    private final Wrk single = new Wrk(bodies, token);
    private final Wrk batches = new Wrk(SampleActivities.write(BATCH_BODIES, BATCH), token);
    private final DurablePostgres postgres;

    private ThroughputMeasurement(DurablePostgres postgres) throws IOException {
        this.postgres = postgres;
    }

    static void run(int rounds) throws Exception {
        try (DurablePostgres postgres = DurablePostgres.start().used();
                NullServer nothing = new NullServer();
                IngestTarget service = IngestTarget.service(postgres, Map.of());
                IngestTarget unbatched = IngestTarget.service(
                        postgres.another("unbatched"), Map.of("EYEWITNESS_LOG_BATCH_LENGTH", "1"));
                IngestTarget naive = IngestTarget.naive(postgres)) {
            new ThroughputMeasurement(postgres).run(rounds, nothing, service, unbatched, naive);
        }
    }

    private void run(int rounds, NullServer nothing, IngestTarget service, IngestTarget unbatched, IngestTarget naive)
            throws Exception {
        List<Way> limits = LIMIT_BATCHES.stream().map(this::limit).toList();
        Way b = way("(b) batches of " + BATCH, time -> service.batches(batches, BATCH, BATCH_CONNECTIONS, time));
        Way c = way("(c) single posts", time -> service.singles(single, CONNECTIONS, time));
        Way d = way("(d) the naive design", time -> naive.singles(single, CONNECTIONS, time));
        Way e = way("(e) as (c), one activity a transaction", time -> unbatched.singles(single, CONNECTIONS, time));
        Way ceiling = new Way(
                "the load generator alone, as (c)",
                LIMIT_TIME,
                LIMIT_TIME,
                time -> single.start(nothing.address(), CONNECTIONS, time)
                        .result()
                        .perSecond());
        List<Way> ways =
                Stream.concat(limits.stream(), Stream.of(b, c, d, e, ceiling)).toList();
        for (Way way : List.of(c, b, d, e)) {
            way.warmUpFully();
        }
        Way.measure(ways, rounds);
        double half = c.median() / 2;
        Histogram latencies = paced(service, half);
        Histogram naiveLatencies = paced(naive, d.median() / 2);

        Way a = limits.stream().max(Comparator.comparingDouble(Way::median)).orElseThrow();
        OUT.printf("%n%s%n%s%n%n", Machine.describe(), postgres.describe());
        OUT.println("| | activities/s, median | lowest – highest |");
        OUT.println("|---|---|---|");
        ways.forEach(Way::print);
        OUT.println();
        OUT.println("| | is | goal |");
        OUT.println("|---|---|---|");
        goal("(b) / best (a)", b.median() / a.median(), "≥ 0.6");
        goal("(c) / (d)", c.median() / d.median(), "≥ 2");
        goal("(c) / (e)", c.median() / e.median(), "≥ 4");
        goal("p99 / p50 of (c) at half its rate", percentile(latencies, 99) / percentile(latencies, 50), "≤ 10");
        OUT.println();
        OUT.println("| at a constant rate | a second | p50, ms | p99, ms | p99.9, ms | highest, ms |");
        OUT.println("|---|---|---|---|---|---|");
        latencies("(c) at half its rate", half, latencies);
        latencies("(d) at half its rate", d.median() / 2, naiveLatencies);
    }

    private Histogram paced(IngestTarget target, double perSecond) throws Exception {
        postgres.tidyUp();
        return PacedLoad.run(target.single(), bodies, token, perSecond, PACED_WARM_UP, PACED_TIME);
    }

    private static void latencies(String name, double perSecond, Histogram latencies) {
        OUT.printf(
                "| %s | %,.0f | %.1f | %.1f | %.1f | %.1f |%n",
                name,
                perSecond,
                percentile(latencies, 50),
                percentile(latencies, 99),
                percentile(latencies, 99.9),
                percentile(latencies, 100));
    }

    private Way limit(int batch) {
        return new Way("(a) the statement alone, " + batch + " a transaction", LIMIT_TIME, LIMIT_TIME, time -> {
            postgres.tidyUp();
            return InsertLimit.rowsPerSecond(postgres.dataSource(), batch, time);
        });
    }

    private Way way(String name, Way.Measurement measurement) {
        return new Way(name, WARM_UP, TIME, time -> {
            postgres.tidyUp();
            return measurement.run(time);
        });
    }

    private static void goal(String name, double ratio, String goal) {
        OUT.printf("| %s | %.2f | %s |%n", name, ratio, goal);
    }

    private static double percentile(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / MICROS_PER_MS;
    }
}
