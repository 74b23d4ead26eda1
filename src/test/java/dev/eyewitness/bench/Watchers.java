package dev.eyewitness.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Clients of one stream, all on one event loop of the Vert.x client: what they receive is counted, and of the first few it is
 * measured how old it is.
 */
final class Watchers implements AutoCloseable {

    private static final int MEASURED = 5;
    private static final int AT_ONCE = 50;
    private static final int LARGEST_FRAME = 1 << 20;
    private static final int SIGNIFICANT_DIGITS = 3;
    private static final long PATIENCE_SECONDS = 120;
    private static final long POLL_NANOS = 1_000_000;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicInteger ended = new AtomicInteger();
    private final Histogram ages = new Histogram(SIGNIFICANT_DIGITS);

    private Watchers() {}

    /** How a stream is watched. */
    enum Protocol {
        SSE,
        WEB_SOCKET
    }

    /** Opens that many, and waits until every one is. */
    static Watchers open(int count, Protocol protocol, URI address, String token) throws Exception {
        Watchers watchers = new Watchers();
        Opener opener = watchers.opener(protocol, address, token, count);
        for (int opened = 0; opened < count; opened += AT_ONCE) {
            List<Future<?>> some = new ArrayList<>();
            for (int each = opened; each < Math.min(count, opened + AT_ONCE); each++) {
                some.add(opener.open(new Marks(watchers, each < MEASURED)));
            }
            wait(Future.all(some));
        }
        return watchers;
    }

    private interface Opener {
        Future<?> open(Marks marks);
    }

    private Opener opener(Protocol protocol, URI address, String token, int count) {
        String path = address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
        if (protocol == Protocol.WEB_SOCKET) {
            WebSocketClient client = vertx.createWebSocketClient(
                    new WebSocketClientOptions().setMaxConnections(count).setMaxFrameSize(LARGEST_FRAME));
            WebSocketConnectOptions options = new WebSocketConnectOptions()
                    .setHost(address.getHost())
                    .setPort(address.getPort())
                    .setURI(path)
                    .addHeader("Authorization", "Bearer " + token);
            return marks -> client.connect(options)
                    .onSuccess(socket -> socket.frameHandler(frame -> marks.read(frame.binaryData()))
                            .closeHandler(closed -> ended.incrementAndGet()));
        }
        HttpClient client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(Math.max(1, count)));
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(address.getHost())
                .setPort(address.getPort())
                .setURI(path)
                .putHeader("Accept", "text/event-stream")
                .putHeader("Authorization", "Bearer " + token);
        return marks -> client.request(options).compose(ready -> ready.send()).map(answer -> {
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("answered " + answer.statusCode());
            }
            return answer.handler(marks::read).endHandler(end -> ended.incrementAndGet());
        });
    }

    /** Waits until that many have been received, by all together. */
    void awaitDelivered(long count) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (delivered.get() < count) {
            if (System.nanoTime() > end || ended.get() > 0) {
                throw new IllegalStateException("received " + delivered.get() + " of " + count + "; " + ended.get()
                        + " streams were ended by the service");
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /** How many all together have received so far. */
    long delivered() {
        return delivered.get();
    }

    /** How old the activities were on receipt, in microseconds, by {@code receivedAt}, which is taken just before the commit. */
    Histogram ages() {
        return ages;
    }

    void count(int received) {
        delivered.addAndGet(received);
    }

    void measure(long micros) {
        ages.recordValue(Math.max(0, micros));
    }

    private static void wait(Future<?> future) throws Exception {
        future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        wait(vertx.close());
    }

    /** Finds the activities in what one client reads, wherever the pieces break. */
    private static final class Marks {

        private static final byte[] MARK = "\"receivedAt\":\"".getBytes(StandardCharsets.US_ASCII);

        private final Watchers watchers;
        private final boolean measured;
        private final StringBuilder time = new StringBuilder();

        private int matched;
        private boolean inTime;

        Marks(Watchers watchers, boolean measured) {
            this.watchers = watchers;
            this.measured = measured;
        }

        void read(Buffer piece) {
            int found = 0;
            for (byte next : piece.getBytes()) {
                if (inTime) {
                    readTime(next);
                } else if (next == MARK[matched]) {
                    matched++;
                    if (matched == MARK.length) {
                        matched = 0;
                        found++;
                        inTime = measured;
                    }
                } else {
                    matched = next == MARK[0] ? 1 : 0;
                }
            }
            watchers.count(found);
        }

        private void readTime(byte next) {
            if (next != '"') {
                time.append((char) next);
                return;
            }
            Instant receivedAt = Instant.parse(time);
            watchers.measure(ChronoUnit.MICROS.between(receivedAt, Instant.now()));
            time.setLength(0);
            inTime = false;
        }
    }
}
