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
import java.util.Collections;
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
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration TIME = Duration.ofSeconds(20);

    private static final int BURST = 3_000;
    private static final int BURST_BATCH = 50;
    private static final int BURST_CONNECTIONS = 2;
    private static final int PUBLISHERS = 8;
    private static final int ROUNDS = 5;

    private static final int IDLE = 5_000;
    private static final int BODIES = 1_000;

    private static final double MICROS_PER_MS = 1_000;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double KILOBYTES_PER_MEGABYTE = 1_000;

    private static final List<String> PARTS = List.of("latencies", "costs", "saturation", "idle");
    private static final String NOTHING = "?action=nothing_like_that";

    private final String token = IngestTarget.token();
    private final Path bodies = SampleActivities.write(BODIES, 1);
    private final DurablePostgres postgres;

    private FeedBench(DurablePostgres postgres) throws IOException {
        this.postgres = postgres;
    }

    /** Runs {@code latencies}, {@code costs}, {@code saturation} or {@code idle}, or all: the jar, and the memory of a connection with the native binary where {@code target/bench-native} has one. */
    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        try (DurablePostgres postgres = DurablePostgres.start()) {
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
        try (ServiceProcess service = start(Packaged.jar(), Map.of())) {
            switch (part) {
                case "latencies" -> latencies(service);
                case "costs" -> costs(service);
                case "saturation" -> saturation(service);
                default -> throw new IllegalArgumentException(part + " is none of " + PARTS);
            }
        }
    }

    private void latencies(ServiceProcess service) throws Exception {
        OUT.printf(
                "From receivedAt, just before the commit, to receipt: %d a second, %d subscribers%n%n",
                PER_SECOND, SUBSCRIBERS);
        OUT.println("| | p50, ms | p99, ms | highest, ms |");
        OUT.println("|---|---|---|---|");
        for (Watchers.Protocol protocol : Watchers.Protocol.values()) {
            warmUp(service, protocol);
            try (Watchers watchers = Watchers.open(SUBSCRIBERS, protocol, stream(service, protocol, ""), token)) {
                post(service, TIME);
                watchers.awaitDelivered((long) SUBSCRIBERS * PER_SECOND * TIME.toSeconds());
                Histogram ages = watchers.ages();
                OUT.printf(
                        "| %s | %.1f | %.1f | %.1f |%n",
                        protocol,
                        ages.getValueAtPercentile(50) / MICROS_PER_MS,
                        ages.getValueAtPercentile(99) / MICROS_PER_MS,
                        ages.getMaxValue() / MICROS_PER_MS);
            }
        }
        OUT.println();
    }

    /** A cold service may cut off whom it cannot keep up with; those measured come afterwards. */
    private void warmUp(ServiceProcess service, Watchers.Protocol protocol) throws Exception {
        try (Watchers watchers = Watchers.open(SUBSCRIBERS, protocol, stream(service, protocol, ""), token)) {
            post(service, WARM_UP);
        }
    }

    /** Processor time of the service beyond that of recording, for subscribers who see everything and who see nothing. */
    private void costs(ServiceProcess service) throws Exception {
        OUT.println("| processor time a delivery, µs | all | filtered out |");
        OUT.println("|---|---|---|");
        post(service, WARM_UP);
        double alone = seconds(service, () -> {});
        for (Watchers.Protocol protocol : Watchers.Protocol.values()) {
            double all = watched(service, protocol, "");
            double nothing = watched(service, protocol, NOTHING);
            OUT.printf("| %s | %.1f | %.1f |%n", protocol, perDelivery(all - alone), perDelivery(nothing - alone));
        }
        OUT.println();
    }

    private static double perDelivery(double seconds) {
        return seconds * 1e6 / ((double) SUBSCRIBERS * PER_SECOND * TIME.toSeconds());
    }

    private double watched(ServiceProcess service, Watchers.Protocol protocol, String filter) throws Exception {
        try (Watchers watchers = Watchers.open(SUBSCRIBERS, protocol, stream(service, protocol, filter), token)) {
            long expected = filter.isEmpty() ? (long) SUBSCRIBERS * PER_SECOND * TIME.toSeconds() : 0;
            return seconds(service, () -> watchers.awaitDelivered(expected));
        }
    }

    private double seconds(ServiceProcess service, Runnable end) throws Exception {
        double before = Machine.processorSeconds(service.pid());
        post(service, TIME);
        end.run();
        return Machine.processorSeconds(service.pid()) - before;
    }

    private void post(ServiceProcess service, Duration time) throws Exception {
        PacedLoad.run(service.address().resolve("/api/v1/activities"), bodies, token, PER_SECOND, time);
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
            for (List<String> command : Stream.concat(Stream.of(Packaged.jar()), Packaged.binary().stream())
                    .toList()) {
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
                        protocol,
                        command.size() == 1 ? "native" : "jar",
                        before,
                        with,
                        (with - before) * KILOBYTES_PER_MEGABYTE / IDLE);
            }
        }
    }

    private ServiceProcess start(List<String> command, Map<String, String> settings) {
        Map<String, String> environment = ServiceProcess.environment(postgres.url());
        environment.put("EYEWITNESS_FEED_MAX_STREAMS_PER_CALLER", Integer.toString(SUBSCRIBERS));
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
