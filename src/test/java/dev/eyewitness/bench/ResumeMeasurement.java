package dev.eyewitness.bench;

import dev.eyewitness.service.ServiceProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.HdrHistogram.Histogram;

/** What those who watch live notice of some who resume from the beginning of a long log, in rounds of none, one and a few of them. */
final class ResumeMeasurement {

    private static final PrintStream OUT = System.out;

    private static final int LIVE = 50;
    private static final int PER_SECOND = 100;
    private static final int ROUNDS = 3;
    private static final int BODIES = 1_000;
    private static final Duration WARM_UP = Duration.ofSeconds(45);
    private static final Duration TIME = Duration.ofSeconds(20);

    private static final double MICROS_PER_MS = 1_000;

    private final ServiceProcess service;
    private final String token;
    private final Path bodies;
    private final List<Beside> ways = List.of(new Beside(0), new Beside(1), new Beside(3));

    ResumeMeasurement(ServiceProcess service, String token) throws IOException {
        this.service = service;
        this.token = token;
        this.bodies = SampleActivities.write(BODIES, 1);
    }

    /**
     * One run.
     *
     * @param ages of what those received who watch live
     * @param replayed how many activities a second those were sent who resume, all together
     */
    private record Run(Histogram ages, long replayed) {}

    /**
     * Those who watch live, beside some.
     *
     * @param returning how many resume
     * @param runs those that count
     */
    private record Beside(int returning, List<Run> runs) {

        Beside(int returning) {
            this(returning, new ArrayList<>());
        }

        /** A row of the table: the run in the middle by p99. */
        void print() {
            Run median = runs.stream()
                    .sorted(Comparator.comparingLong(run -> run.ages().getValueAtPercentile(99)))
                    .toList()
                    .get(ROUNDS / 2);
            OUT.printf(
                    "| %d | %.1f | %.1f | %.1f | %,d |%n",
                    returning,
                    median.ages().getValueAtPercentile(50) / MICROS_PER_MS,
                    median.ages().getValueAtPercentile(99) / MICROS_PER_MS,
                    median.ages().getMaxValue() / MICROS_PER_MS,
                    median.replayed());
        }
    }

    /** Prints a line for each number of those who resume. */
    void run() throws Exception {
        OUT.printf(
                "%d clients live at %d a second, over SSE, medians of %d rounds by p99%n%n", LIVE, PER_SECOND, ROUNDS);
        OUT.println("| who resume | p50, ms | p99, ms | highest, ms | replayed a second |");
        OUT.println("|---|---|---|---|---|");
        for (Beside beside : ways) {
            run(beside, WARM_UP);
        }
        long before = Machine.residentMegabytes(service.pid());
        for (int round = 0; round < ROUNDS; round++) {
            for (Beside beside : ways) {
                beside.runs().add(run(beside, TIME));
            }
        }
        ways.forEach(Beside::print);
        OUT.printf(
                "%nresident memory %d MB before and %d MB after%n%n", before, Machine.residentMegabytes(service.pid()));
    }

    private Run run(Beside beside, Duration time) throws Exception {
        try (Watchers resumed = Watchers.open(beside.returning(), Watchers.Protocol.SSE, stream("?after=0"), token)) {
            long begun = System.nanoTime();
            Histogram ages = live(time);
            double seconds = (System.nanoTime() - begun) / 1e9;
            return new Run(ages, Math.round(resumed.delivered() / seconds));
        }
    }

    private Histogram live(Duration time) throws Exception {
        try (Watchers watchers = Watchers.open(LIVE, Watchers.Protocol.SSE, stream(""), token)) {
            PacedLoad.run(service.address().resolve("/api/v1/activities"), bodies, token, PER_SECOND, time);
            watchers.awaitDelivered(LIVE * PER_SECOND * time.toSeconds());
            return watchers.ages();
        }
    }

    private URI stream(String parameters) {
        return service.address().resolve("/api/v1/activities/stream" + parameters);
    }
}
