package dev.eyewitness.bench;

import dev.eyewitness.log.InsertLimit;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * How long a single post takes at a constant rate, with the database on disk and, where the system has one, on a file system in memory;
 * beside it what the insert statement alone takes there, at the same rate and without a service: what is in both is the disk's.
 */
final class LatencyMeasurement {

    private static final PrintStream OUT = System.out;

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final Duration WARM_UP = Duration.ofSeconds(45);
    private static final Duration TIME = Duration.ofSeconds(20);

    /** In which each round's client opens its connections. */
    private static final Duration LEAD = Duration.ofSeconds(5);

    private static final int ROUNDS = 3;
    private static final int BODIES = 1000;

    /** About what the writer finds waiting when it begins a transaction at these rates. */
    private static final int ROWS = 16;

    private static final double MICROS_PER_MS = 1000;

    private final String token = IngestTarget.token();
    private final Path bodies = SampleActivities.write(BODIES, 1);
    private final double perSecond;

    private LatencyMeasurement(double perSecond) throws IOException {
        this.perSecond = perSecond;
    }

    static void run(int perSecond) throws Exception {
        LatencyMeasurement measurement = new LatencyMeasurement(perSecond);
        OUT.printf("%s%n%n", Machine.describe());
        OUT.printf(
                "| %,d a second, medians of %d rounds by p99 | p50, ms | p99, ms | highest, ms | p99 / p50 |%n",
                perSecond, ROUNDS);
        OUT.println("|---|---|---|---|---|");
        for (Path place : Stream.of(Path.of(System.getProperty("java.io.tmpdir")), MEMORY)
                .filter(Files::isDirectory)
                .toList()) {
            measurement.measure(place);
        }
    }

    private void measure(Path place) throws Exception {
        String where = " on " + Files.getFileStore(place).type();
        try (DurablePostgres postgres = DurablePostgres.start(place).used();
                IngestTarget service = IngestTarget.service(postgres, Map.of())) {
            post(service, WARM_UP);
            postgres.awaitIndexed();
            List<Histogram> posts = new ArrayList<>();
            List<Histogram> statements = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                posts.add(post(service, TIME));
                postgres.awaitIndexed();
                statements.add(InsertLimit.latencies(postgres.dataSource(), ROWS, perSecond, TIME));
            }
            print("(c)" + where, posts);
            print("the statement alone" + where, statements);
        }
    }

    private Histogram post(IngestTarget service, Duration time) throws Exception {
        return PacedLoad.run(service.single(), bodies, token, perSecond, LEAD, time);
    }

    private static void print(String name, List<Histogram> rounds) {
        rounds.sort(Comparator.comparingLong(round -> round.getValueAtPercentile(99)));
        Histogram median = rounds.get(ROUNDS / 2);
        OUT.printf(
                "| %s | %.1f | %.1f | %.1f | %.1f |%n",
                name,
                median.getValueAtPercentile(50) / MICROS_PER_MS,
                median.getValueAtPercentile(99) / MICROS_PER_MS,
                median.getMaxValue() / MICROS_PER_MS,
                (double) median.getValueAtPercentile(99) / median.getValueAtPercentile(50));
    }
}
