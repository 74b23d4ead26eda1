package dev.eyewitness.bench;

import dev.eyewitness.service.ServiceProcess;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** How fast the feed is, and what a stream costs: the measurements of {@code bench/feed}. */
public final class FeedBench {

    private static final PrintStream OUT = System.out;

    private static final int SUBSCRIBERS = 200;
    private static final int PER_SECOND = 500;
    private static final Duration WARM_UP = Duration.ofSeconds(45);
    private static final Duration TIME = Duration.ofSeconds(20);
    private static final int WARM_UP_ROUNDS = 2;
    private static final int LATENCY_ROUNDS = 3;
    private static final int COST_ROUNDS = 3;
    private static final Duration COST_TIME = Duration.ofSeconds(8);
    private static final long DELIVERIES = SUBSCRIBERS * PER_SECOND * COST_TIME.toSeconds();

    private static final int BURST = 3_000;
    private static final int BURST_BATCH = 50;
    private static final int BURST_CONNECTIONS = 2;
    private static final int PUBLISHERS = 8;
    private static final int ROUNDS = 5;

    private static final Map<String, String> WITHOUT_INDEX = Map.of("EYEWITNESS_INDEX_EVERY", "24h");
    private static final int BACK = 1_000_000;
    private static final int AT_REST_PER_SECOND = 20;

    private static final int IDLE = 5_000;
    private static final int BODIES = 1_000;

    private static final double MICROS_PER_MS = 1_000;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double KILOBYTES_PER_MEGABYTE = 1_000;

    private static final List<String> PARTS =
            List.of("latencies", "costs", "saturation", "resume", "replicas", "idle", "stuck");
    /** So many who see nothing, for one costs too little to be measured: what they cost is divided by how many more they are. */
    private static final int BLIND = 1_000;

    private static final String NOTHING = "?action=nothing_like_that";

    private final String token = IngestTarget.token();
    private final Path bodies = SampleActivities.write(BODIES, 1);
    private final DurablePostgres postgres;

    private FeedBench(DurablePostgres postgres) throws IOException {
        this.postgres = postgres;
    }

    /** Runs some of {@link #PARTS}, or all: the jar, and the memory of a connection with the native binary where {@code target/bench-native} has one. */
    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        try (DurablePostgres postgres = DurablePostgres.start().used()) {
            OUT.printf("%s%n%s%n%n", Machine.describe(), postgres.describe());
            FeedBench bench = new FeedBench(postgres);
            for (String part : arguments.length == 0 ? PARTS : List.of(arguments)) {
                bench.run(part);
            }
        }
    }

    private void run(String part) throws Exception {
        if (part.equals("idle")) {
            idle();
            return;
        }
        if (part.equals("stuck")) {
            stuck();
            return;
        }
        try (ServiceProcess service = start(Packaged.jar(), part.equals("resume") ? WITHOUT_INDEX : Map.of())) {
            switch (part) {
                case "latencies" -> latencies(service);
                case "costs" -> costs(service);
                case "saturation" -> saturation(service);
                case "resume" -> {
                    GeneratedLog.make(postgres, BACK);
                    new ResumeMeasurement(service, token).run();
                }
                case "replicas" -> replicas(service);
                default -> throw new IllegalArgumentException(part + " is none of " + PARTS);
            }
        }
    }

    private void latencies(ServiceProcess service) throws Exception {
        OUT.printf(
                "From receivedAt, just before the commit, to receipt: %d a second, %d subscribers, median of %d rounds by p99%n%n",
                PER_SECOND, SUBSCRIBERS, LATENCY_ROUNDS);
        OUT.println("| | p50, ms | p99, ms | highest, ms |");
        OUT.println("|---|---|---|---|");
        for (Watchers.Protocol protocol : Watchers.Protocol.values()) {
            for (int round = 0; round < WARM_UP_ROUNDS; round++) {
                warmUp(service, protocol);
            }
            List<Histogram> rounds = new ArrayList<>();
            for (int round = 0; round < LATENCY_ROUNDS; round++) {
                rounds.add(ages(service, protocol));
            }
            rounds.sort(Comparator.comparingLong(ages -> ages.getValueAtPercentile(99)));
            print(protocol.toString(), rounds.get(LATENCY_ROUNDS / 2));
        }
        OUT.println();
    }

    private Histogram ages(ServiceProcess service, Watchers.Protocol protocol) throws Exception {
        try (Watchers watchers = Watchers.open(SUBSCRIBERS, protocol, stream(service, protocol, ""), token)) {
            post(service, TIME);
            watchers.awaitDelivered((long) SUBSCRIBERS * PER_SECOND * TIME.toSeconds());
            return watchers.ages();
        }
    }

    private static void print(String name, Histogram ages) {
        OUT.printf(
                "| %s | %.1f | %.1f | %.1f |%n",
                name,
                ages.getValueAtPercentile(50) / MICROS_PER_MS,
                ages.getValueAtPercentile(99) / MICROS_PER_MS,
                ages.getMaxValue() / MICROS_PER_MS);
    }

    /** How long what one replica records takes to the clients of another, at rest. */
    private void replicas(ServiceProcess service) throws Exception {
        try (ServiceProcess other = start(Packaged.jar(), Map.of())) {
            OUT.printf("From one replica to a client of another, %d a second%n%n", AT_REST_PER_SECOND);
            OUT.println("| | p50, ms | p99, ms | highest, ms |");
            OUT.println("|---|---|---|---|");
            for (Watchers.Protocol protocol : Watchers.Protocol.values()) {
                try (Watchers watchers = Watchers.open(1, protocol, stream(other, protocol, ""), token)) {
                    PacedLoad.run(activities(service), bodies, token, AT_REST_PER_SECOND, TIME);
                }
                try (Watchers watchers = Watchers.open(1, protocol, stream(other, protocol, ""), token)) {
                    PacedLoad.run(activities(service), bodies, token, AT_REST_PER_SECOND, TIME);
                    watchers.awaitDelivered(AT_REST_PER_SECOND * TIME.toSeconds());
                    print(protocol.toString(), watchers.ages());
                }
            }
            OUT.println();
        }
    }

    /** A cold service may cut off whom it cannot keep up with; those measured come afterwards. */
    private void warmUp(ServiceProcess service, Watchers.Protocol protocol) throws Exception {
        try (Watchers watchers = Watchers.open(SUBSCRIBERS, protocol, stream(service, protocol, ""), token)) {
            post(service, WARM_UP);
        }
    }

    /**
     * Processor time of the service for subscribers who see everything and who see nothing, beyond what it takes to record and to follow
     * the log for one who sees nothing: in rounds of all three, for a service needs less with every minute that it runs.
     */
    private void costs(ServiceProcess service) throws Exception {
        OUT.println("| processor time a delivery, µs | all | filtered out | filtered out / all |");
        OUT.println("|---|---|---|---|");
        for (Watchers.Protocol protocol : Watchers.Protocol.values()) {
            warmUp(service, protocol);
            double[] all = new double[COST_ROUNDS];
            double[] nothing = new double[COST_ROUNDS];
            for (int round = 0; round < COST_ROUNDS; round++) {
                double alone = watched(service, protocol, 1, NOTHING);
                all[round] = watched(service, protocol, SUBSCRIBERS, "") - alone;
                nothing[round] = (watched(service, protocol, BLIND, NOTHING) - alone) * SUBSCRIBERS / BLIND;
            }
            OUT.printf(
                    "| %s | %.1f | %.1f | %.2f |%n",
                    protocol, perDelivery(median(all)), perDelivery(median(nothing)), median(nothing) / median(all));
        }
        OUT.println();
    }

    private static double perDelivery(double seconds) {
        return seconds * 1e6 / DELIVERIES;
    }

    private double watched(ServiceProcess service, Watchers.Protocol protocol, int subscribers, String filter)
            throws Exception {
        try (Watchers watchers = Watchers.open(subscribers, protocol, stream(service, protocol, filter), token)) {
            return seconds(service, () -> watchers.awaitDelivered(filter.isEmpty() ? DELIVERIES : 0));
        }
    }

    private double seconds(ServiceProcess service, Runnable end) throws Exception {
        double before = Machine.processorSeconds(service.pid());
        post(service, COST_TIME);
        end.run();
        return Machine.processorSeconds(service.pid()) - before;
    }

    private void post(ServiceProcess service, Duration time) throws Exception {
        PacedLoad.run(activities(service), bodies, token, PER_SECOND, time);
    }

    private static URI activities(ServiceProcess service) {
        return service.address().resolve("/api/v1/activities");
    }

    private void saturation(ServiceProcess service) throws Exception {
        try (Nchan nchan = Nchan.start()) {
            saturation(service, nchan);
        }
    }

    private void saturation(ServiceProcess service, Nchan nchan) throws Exception {
        List<Buffer> batches = Files.readAllLines(SampleActivities.write(BURST / BURST_BATCH, BURST_BATCH)).stream()
                .map(Buffer::buffer)
                .toList();
        List<Buffer> messages = Collections.nCopies(BURST, Buffer.buffer(recorded(service)));
        OUT.printf(
                "Deliveries a second, %,d activities to %d subscribers, medians of %d rounds%n%n",
                BURST, SUBSCRIBERS, ROUNDS);
        OUT.println("| | here | nginx + nchan | ratio |");
        OUT.println("|---|---|---|---|");
        URI batch = service.address().resolve("/api/v1/activities/batch");
        for (Watchers.Protocol protocol : Watchers.Protocol.values()) {
            double[] here = new double[ROUNDS];
            double[] there = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                here[round] = deliveries(
                        protocol,
                        stream(service, protocol, ""),
                        () -> Burst.post(batch, token, batches, BURST_CONNECTIONS));
                there[round] = deliveries(
                        protocol, nchan.watch(), () -> Burst.post(nchan.publish(), token, messages, PUBLISHERS));
            }
            double ours = median(here);
            double theirs = median(there);
            OUT.printf("| %s | %,.0f | %,.0f | %.2f |%n", protocol, ours, theirs, ours / theirs);
        }
        OUT.println();
    }

    private interface Publishing {
        void run() throws Exception;
    }

    private double deliveries(Watchers.Protocol protocol, URI stream, Publishing publishing) throws Exception {
        try (Watchers watchers = Watchers.open(SUBSCRIBERS, protocol, stream, token)) {
            long expected = (long) SUBSCRIBERS * BURST;
            long begun = System.nanoTime();
            publishing.run();
            watchers.awaitDelivered(expected);
            return expected / ((System.nanoTime() - begun) / NANOS_PER_SECOND);
        }
    }

    /** An activity as the streams send it: what nchan is to pass on. */
    private String recorded(ServiceProcess service) throws Exception {
        HttpRequest post = HttpRequest.newBuilder(service.address().resolve("/api/v1/activities"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(SampleActivities.of(0).json()))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(post, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    private void idle() throws Exception {
        OUT.printf("| %,d idle connections | RSS before, MB | RSS with them, MB | KB each |%n", IDLE);
        OUT.println("|---|---|---|---|");
        for (Watchers.Protocol protocol : Watchers.Protocol.values()) {
            for (List<String> command : packaged()) {
                idle(protocol, command);
            }
        }
    }

    private void idle(Watchers.Protocol protocol, List<String> command) throws Exception {
        try (ServiceProcess service = start(command, Map.of("EYEWITNESS_FEED_MAX_STREAMS_PER_CALLER", "100000"))) {
            post(service, Duration.ofSeconds(2));
            Watchers.open(SUBSCRIBERS, protocol, stream(service, protocol, ""), token)
                    .close();
            long before = Machine.residentMegabytes(service.pid());
            try (Watchers watchers = Watchers.open(IDLE, protocol, stream(service, protocol, ""), token)) {
                long with = Machine.residentMegabytes(service.pid());
                OUT.printf(
                        "| %s, %s | %d | %d | %.1f |%n",
                        protocol, name(command), before, with, (with - before) * KILOBYTES_PER_MEGABYTE / IDLE);
            }
        }
    }

    private void stuck() throws Exception {
        OUT.println("| 200 clients that stop reading | RSS before, MB | highest RSS with them, MB | KB each |");
        OUT.println("|---|---|---|---|");
        for (List<String> command : packaged()) {
            try (ServiceProcess service = start(command, WITHOUT_INDEX)) {
                new StuckMeasurement(service, token).run(name(command));
            }
        }
    }

    private static List<List<String>> packaged() throws IOException {
        return Stream.concat(Stream.of(Packaged.jar()), Packaged.binary().stream())
                .toList();
    }

    private static String name(List<String> command) {
        return command.size() == 1 ? "native" : "jar";
    }

    private ServiceProcess start(List<String> command, Map<String, String> settings) {
        Map<String, String> environment = ServiceProcess.environment(postgres.url());
        environment.put("EYEWITNESS_FEED_MAX_STREAMS_PER_CALLER", Integer.toString(BLIND));
        environment.putAll(settings);
        ServiceProcess service = ServiceProcess.start(command, environment);
        service.awaitReady();
        return service;
    }

    private static URI stream(ServiceProcess service, Watchers.Protocol protocol, String parameters) {
        String path = protocol == Watchers.Protocol.SSE ? "stream" : "live";
        return service.address().resolve("/api/v1/activities/" + path + parameters);
    }

    private static double median(double[] figures) {
        double[] sorted = IntStream.range(0, figures.length)
                .mapToDouble(place -> figures[place])
                .sorted()
                .toArray();
        return sorted[sorted.length / 2];
    }
}
