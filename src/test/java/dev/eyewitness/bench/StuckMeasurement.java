package dev.eyewitness.bench;

import dev.eyewitness.service.ServiceProcess;
import dev.eyewitness.service.SocketStream;
import dev.eyewitness.service.Wire;
import dev.eyewitness.service.WireConnection;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What clients cost that stop reading: the service's highest memory until it is rid of them, beside that while one reads all. */
final class StuckMeasurement {

    private static final PrintStream OUT = System.out;

    private static final int CLIENTS = 200;
    private static final int BATCHES = 30;
    private static final int IN_A_BATCH = 20;
    private static final int LARGE = 15_000;
    private static final int ROUNDS = 3;

    /** Longer than the service waits for a client that takes nothing. */
    private static final long SECONDS = 20;

    private static final long PAUSE_MILLIS = 50;
    private static final double KILOBYTES_PER_MEGABYTE = 1_000;

    private final ServiceProcess service;
    private final String token;

    StuckMeasurement(ServiceProcess service, String token) {
        this.service = service;
        this.token = token;
    }

    /** Prints a line for each protocol. */
    void run(String name) throws Exception {
        for (Watchers.Protocol protocol : Watchers.Protocol.values()) {
            long reading = 0;
            for (int round = 0; round < ROUNDS; round++) {
                reading = Math.max(reading, whileOneReads(protocol));
            }
            long stuck = whileNobodyReads(protocol);
            OUT.printf(
                    "| %s, %s | %d | %d | %.0f |%n",
                    protocol, name, reading, stuck, (stuck - reading) * KILOBYTES_PER_MEGABYTE / CLIENTS);
        }
    }

    private long whileOneReads(Watchers.Protocol protocol) throws Exception {
        URI stream = service.address().resolve(path(protocol));
        try (Watchers watchers = Watchers.open(1, protocol, stream, token)) {
            record();
            watchers.awaitDelivered(BATCHES * IN_A_BATCH);
            return Machine.residentMegabytes(service.pid());
        }
    }

    private long whileNobodyReads(Watchers.Protocol protocol) throws Exception {
        List<WireConnection> stuck = new ArrayList<>();
        try {
            for (int client = 0; client < CLIENTS; client++) {
                stuck.add(open(protocol));
            }
            record();
            long highest = 0;
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
            while (System.nanoTime() < end) {
                highest = Math.max(highest, Machine.residentMegabytes(service.pid()));
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
            return highest;
        } finally {
            for (WireConnection connection : stuck) {
                connection.close();
            }
        }
    }

    private void record() throws Exception {
        String item = "{\"action\":\"user_updated\",\"metadata\":{\"text\":\"" + "x".repeat(LARGE) + "\"}}";
        Buffer batch = Buffer.buffer(Collections.nCopies(IN_A_BATCH, item).toString());
        Burst.post(
                service.address().resolve("/api/v1/activities/batch"), token, Collections.nCopies(BATCHES, batch), 1);
    }

    private WireConnection open(Watchers.Protocol protocol) throws IOException {
        WireConnection connection = WireConnection.withSmallBuffer(service.address());
        Map<String, String> authorization = Map.of("Authorization", "Bearer " + token);
        connection.send(
                "GET " + path(protocol),
                protocol == Watchers.Protocol.SSE ? authorization : Wire.upgradeHeaders(authorization));
        connection.read(1);
        return connection;
    }

    private static String path(Watchers.Protocol protocol) {
        return protocol == Watchers.Protocol.SSE ? "/api/v1/activities/stream" : SocketStream.PATH;
    }
}
