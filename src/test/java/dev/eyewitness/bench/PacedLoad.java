package dev.eyewitness.bench;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Requests at a constant rate, whatever the answers take, with the Vert.x client. Each latency counts from the moment at which
 * the request was due, so that a stall is charged to all that it kept waiting (no coordinated omission). What is due in a warm-up is posted
 * and not counted: the client opens its connections then, and catches up.
 */
final class PacedLoad {

    private static final int CONNECTIONS = 64;
    private static final int SIGNIFICANT_DIGITS = 3;
    private static final long PATIENCE_SECONDS = 60;

    private final List<Buffer> bodies;
    private final RequestOptions request;
    private final double perSecond;
    private final long warmUp;
    private final long count;
    private final Histogram latencies = new Histogram(SIGNIFICANT_DIGITS);
    private final CompletableFuture<Histogram> done = new CompletableFuture<>();

    private long begun;
    private long sent;
    private long answered;

    private PacedLoad(URI target, Path bodies, String token, double perSecond, Duration warmUp, Duration time)
            throws IOException {
        this.bodies = Files.readAllLines(bodies).stream().map(Buffer::buffer).toList();
        this.request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(target.getHost())
                .setPort(target.getPort())
                .setURI(target.getPath())
                .putHeader("Content-Type", "application/json")
                .putHeader("Authorization", "Bearer " + token);
        this.perSecond = perSecond;
        this.warmUp = Math.round(perSecond * warmUp.toSeconds());
        this.count = this.warmUp + Math.round(perSecond * time.toSeconds());
    }

    /** Posts at that rate for that time, without a warm-up. */
    static Histogram run(URI target, Path bodies, String token, double perSecond, Duration time) throws Exception {
        return run(target, bodies, token, perSecond, Duration.ZERO, time);
    }

    /**
     * Posts at that rate for the warm-up and then for that time.
     *
     * @return the latencies after the warm-up in microseconds
     * @throws IllegalStateException where an answer was not 201
     */
    static Histogram run(URI target, Path bodies, String token, double perSecond, Duration warmUp, Duration time)
            throws Exception {
        PacedLoad load = new PacedLoad(target, bodies, token, perSecond, warmUp, time);
        Vertx vertx = Vertx.vertx();
        try {
            // One event loop runs the clock, the connections and the counting: no lock is needed.
            vertx.runOnContext(start -> load.start(vertx));
            return load.done.get(warmUp.plus(time).toSeconds() + PATIENCE_SECONDS, TimeUnit.SECONDS);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void start(Vertx vertx) {
        HttpClient client = vertx.createHttpClient(
                new HttpClientOptions().setMaxPoolSize(CONNECTIONS).setMaxWaitQueueSize(-1));
        begun = System.nanoTime();
        vertx.setPeriodic(1, tick -> {
            sendWhatIsDue(client);
            if (sent == count) {
                vertx.cancelTimer(tick);
            }
        });
    }

    private void sendWhatIsDue(HttpClient client) {
        long now = System.nanoTime();
        for (long due = dueNanos(sent); sent < count && due <= now; due = dueNanos(sent)) {
            send(client, bodies.get((int) (sent % bodies.size())), due, sent >= warmUp);
            sent++;
        }
    }

    private long dueNanos(long number) {
        return begun + Math.round(number * TimeUnit.SECONDS.toNanos(1) / perSecond);
    }

    private void send(HttpClient client, Buffer body, long due, boolean counts) {
        client.request(request)
                .compose(ready -> ready.send(body))
                .compose(answer -> answer.body().map(content -> answer))
                .onSuccess(answer -> count(answer, due, counts))
                .onFailure(done::completeExceptionally);
    }

    private void count(HttpClientResponse answer, long due, boolean counts) {
        if (answer.statusCode() != 201) {
            done.completeExceptionally(new IllegalStateException("answered " + answer.statusCode()));
            return;
        }
        if (counts) {
            latencies.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due));
        }
        answered++;
        if (answered == count) {
            done.complete(latencies);
        }
    }
}
