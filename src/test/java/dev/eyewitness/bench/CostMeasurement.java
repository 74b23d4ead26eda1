package dev.eyewitness.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What something costs recording: the service as it is beside another without it, each on an empty database of its own, in turns, since
 * what one does in the background would slow whatever is measured next to it.
 */
final class CostMeasurement {

    private static final PrintStream OUT = System.out;

    private static final Map<String, String> NEVER = Map.of("EYEWITNESS_INDEX_EVERY", "24h");
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration TIME = Duration.ofSeconds(12);
    private static final int BATCH = 500;
    private static final int BATCH_CONNECTIONS = 4;
    private static final int BATCH_BODIES = 20;
    private static final int CONNECTIONS = 64;
    private static final int BODIES = 1000;

    private final Wrk single;
    private final Wrk batches;

    private CostMeasurement() throws IOException {
        String token = IngestTarget.token();
        Path singleBodies = SampleActivities.write(BODIES, 1);
        single = new Wrk(singleBodies, token);
        batches = new Wrk(SampleActivities.write(BATCH_BODIES, BATCH), token);
    }

    /** Starts a service on that database. */
    private interface Start {
        IngestTarget on(DurablePostgres postgres);
    }

    /** What making activities findable costs: beside a service whose indexer never comes. */
    static void ofIndex(int rounds) throws Exception {
        run(rounds, "without the indexer", postgres -> IngestTarget.service(postgres, NEVER), "0.85");
    }

    /** What has come since another build of the service costs. */
    static void since(Path otherJar, int rounds) throws Exception {
        List<String> other = Packaged.jar(otherJar);
        run(rounds, "with the other jar", postgres -> IngestTarget.service(other, postgres, Map.of()), "0.9");
    }

    private static void run(int rounds, String otherwise, Start other, String goal) throws Exception {
        CostMeasurement measurement = new CostMeasurement();
        Start asItIs = postgres -> IngestTarget.service(postgres, Map.of());
        Way batches = measurement.batches("(b) batches of " + BATCH, asItIs);
        Way otherBatches = measurement.batches("(b) " + otherwise, other);
        Way singles = measurement.singles("(c) single posts", asItIs);
        Way otherSingles = measurement.singles("(c) " + otherwise, other);
        List<Way> ways = List.of(batches, otherBatches, singles, otherSingles);
        Way.measure(ways, rounds);
        OUT.printf("%n%s%n%n", Machine.describe());
        OUT.println("| | activities/s, median | lowest – highest |");
        OUT.println("|---|---|---|");
        ways.forEach(Way::print);
        OUT.println();
        Stream.of(List.of(batches, otherBatches), List.of(singles, otherSingles))
                .forEach(pair -> OUT.printf(
                        "%s: %.2f of what it is %s (goal ≥ %s)%n",
                        pair.getFirst().name(),
                        pair.getFirst().median() / pair.getLast().median(),
                        otherwise,
                        goal));
    }

    private Way batches(String name, Start start) {
        return way(name, start, (service, lasting) -> service.batches(batches, BATCH, BATCH_CONNECTIONS, lasting));
    }

    private Way singles(String name, Start start) {
        return way(name, start, (service, lasting) -> service.singles(single, CONNECTIONS, lasting));
    }

    private static Way way(String name, Start start, Posting posting) {
        return new Way(name, Duration.ZERO, TIME, time -> afresh(start, posting, time));
    }

    private interface Posting {
        double run(IngestTarget service, Duration time) throws IOException, SQLException;
    }

    private static double afresh(Start start, Posting posting, Duration time) throws Exception {
        try (DurablePostgres postgres = DurablePostgres.start();
                IngestTarget service = start.on(postgres)) {
            posting.run(service, WARM_UP);
            return posting.run(service, time);
        }
    }
}
