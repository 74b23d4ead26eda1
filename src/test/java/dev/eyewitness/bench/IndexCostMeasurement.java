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
 * What making activities findable costs recording: the service as it is beside one whose indexer never comes, each on an empty database of
 * its own, in turns, since an indexer at work would slow whatever is measured next to it.
 */
final class IndexCostMeasurement {

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

    private IndexCostMeasurement() throws IOException {
        String token = IngestTarget.token();
        Path singleBodies = SampleActivities.write(BODIES, 1);
        single = new Wrk(singleBodies, token);
        batches = new Wrk(SampleActivities.write(BATCH_BODIES, BATCH), token);
    }

    static void run(int rounds) throws Exception {
        IndexCostMeasurement measurement = new IndexCostMeasurement();
        Way batchesWith = measurement.batches("(b) batches of " + BATCH, Map.of());
        Way batchesWithout = measurement.batches("(b) without the indexer", NEVER);
        Way singlesWith = measurement.singles("(c) single posts", Map.of());
        Way singlesWithout = measurement.singles("(c) without the indexer", NEVER);
        List<Way> ways = List.of(batchesWith, batchesWithout, singlesWith, singlesWithout);
        Way.measure(ways, rounds);
        OUT.printf("%n%s%n%n", Machine.describe());
        OUT.println("| | activities/s, median | lowest – highest |");
        OUT.println("|---|---|---|");
        ways.forEach(Way::print);
        OUT.println();
        Stream.of(List.of(batchesWith, batchesWithout), List.of(singlesWith, singlesWithout))
                .forEach(pair -> OUT.printf(
                        "%s: %.2f of what it is without the indexer (goal ≥ 0.85)%n",
                        pair.getFirst().name(),
                        pair.getFirst().median() / pair.getLast().median()));
    }

    private Way batches(String name, Map<String, String> settings) {
        return new Way(
                name,
                Duration.ZERO,
                TIME,
                time -> afresh(
                        settings,
                        (service, lasting) -> service.batches(batches, BATCH, BATCH_CONNECTIONS, lasting),
                        time));
    }

    private Way singles(String name, Map<String, String> settings) {
        return new Way(
                name,
                Duration.ZERO,
                TIME,
                time -> afresh(settings, (service, lasting) -> service.singles(single, CONNECTIONS, lasting), time));
    }

    private interface Posting {
        double run(IngestTarget service, Duration time) throws IOException, SQLException;
    }

    private static double afresh(Map<String, String> settings, Posting posting, Duration time) throws Exception {
        try (DurablePostgres postgres = DurablePostgres.start();
                IngestTarget service = IngestTarget.service(postgres, settings)) {
            posting.run(service, WARM_UP);
            return posting.run(service, time);
        }
    }
}
