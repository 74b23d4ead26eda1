package dev.eyewitness.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eyewitness.service.Client;
import dev.eyewitness.service.Database;
import dev.eyewitness.service.Json;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.ServiceProcess;
import dev.eyewitness.service.SocketStream;
import dev.eyewitness.service.Stream;
import dev.eyewitness.service.Tokens;
import dev.eyewitness.service.Wire;
import dev.eyewitness.service.WireConnection;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.StreamResetException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that read slowly, or not at all. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class SlowClientIT {

    private static final int IN_A_BATCH = 100;
    private static final int BATCHES = 4;

    /** Together several times what all buffers between the service and a client hold. */
    private static final String BATCH_ITEM = Json.activity("user_updated")
            .set("metadata", Json.object().put("text", "x".repeat(15_000)))
            .toString();

    /** Fewer than may be on their way to one client, and more than the system's buffers hold. */
    private static final int FEW_LARGE_ONES = 9;

    private static final String LARGE_ITEM = Json.activity("user_updated")
            .set(
                    "changes",
                    Json.parse("[{\"field\":\"text\",\"from\":null,\"to\":\"%s\"}]".formatted("x".repeat(60_000))))
            .toString();

    private final String tenant = Tokens.newTenant();
    private final String token = Tokens.admin().tenant(tenant).sign();
    private final String slowToken = slow().sign();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void oneThatReadsNothingIsCutOffAndDelaysNobody(boolean socket) throws Exception {
        try (ServiceProcess service = start("4096");
                WireConnection stuck = openSlowly(service, socket);
                WireConnection another = openSlowly(service, socket);
                Stream sse = Way.openAt(false, service.address().toString(), "", token);
                Stream other = Way.openAt(true, service.address().toString(), "", token)) {
            postBatches(service);

            awaitAll(sse);
            awaitAll(other);
            awaitRoomForAnother(service);
            assertThat(stuck.rest(1024, Duration.ZERO)).hasSizeLessThan(1024 * 1024);
            assertThat(another.rest(1024, Duration.ZERO)).hasSizeLessThan(1024 * 1024);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void othersAreSentEverythingWhileOneIsStuck(boolean socket) throws Exception {
        try (ServiceProcess service = start("4096", Map.of("EYEWITNESS_FEED_SLOW_AFTER", "1h"));
                WireConnection stuck = openSlowly(service, socket);
                WireConnection another = openSlowly(service, socket);
                Stream sse = Way.openAt(false, service.address().toString(), "", token);
                Stream other = Way.openAt(true, service.address().toString(), "", token)) {
            postBatches(service);

            awaitAll(sse);
            awaitAll(other);

            assertThat(upgrade(service).status()).as("both are still there").isEqualTo(429);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void oneThatReadsOnLaterIsToldThatItWasSlow(boolean socket) throws Exception {
        Map<String, String> patient = Map.of("EYEWITNESS_FEED_LINGER", "60s", "EYEWITNESS_FEED_HEARTBEAT", "1s");
        try (ServiceProcess service = start("4096", patient);
                WireConnection slow = openSlowly(service, socket);
                Stream other = Way.openAt(true, service.address().toString(), "", token)) {
            postBatches(service);
            awaitAll(other);
            long before = heartbeats(other);
            await("heartbeats, for much longer than a client may take nothing")
                    .atMost(Stream.PATIENCE)
                    .until(() -> heartbeats(other) > before + 6);

            String received = slow.rest(64 * 1024, Duration.ZERO);

            assertThat(received).contains("\"reason\":\"slow\"").hasSizeLessThan(1024 * 1024);
            assertThat(received).endsWith(socket ? "\u00118slow" : "\r\n0\r\n\r\n"); // 0x1138: 4408
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void oneThatTakesNothingOfTheLittleDueToItIsCutOff(boolean socket) throws Exception {
        try (ServiceProcess service = start("4096");
                WireConnection stuck = openSlowly(service, socket);
                WireConnection another = openSlowly(service, socket)) {
            postLargeOnes(service);

            awaitRoomForAnother(service);

            assertThat(stuck.rest(1024, Duration.ZERO)).doesNotContain("bye");
            assertThat(another.rest(1024, Duration.ZERO)).doesNotContain("bye");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void oneThatTakesNothingIsCutOffWhenItsTokenEndsAndLeavesOnePlace(boolean socket) throws Exception {
        try (ServiceProcess service = start("4096", Map.of("EYEWITNESS_FEED_SLOW_AFTER", "1h"));
                SocketStream first = SocketStream.openAt(service.address(), slowToken)) {
            String brief = slow().expiringAt(Instant.now().plusSeconds(8)).sign();
            try (WireConnection stuck = openSlowly(service, socket, brief)) {
                postLargeOnes(service);

                awaitRoomForAnother(service);

                assertThat(stuck.rest(1024, Duration.ZERO)).doesNotContain("bye");
            }
            try (SocketStream second = SocketStream.openAt(service.address(), slowToken)) {
                assertThat(upgrade(service).status()).isEqualTo(429);
                assertThat(List.of(first.hasEnded(), second.hasEnded())).containsOnly(false);
            }
        }
    }

    @Test
    void oneWhoSharesItsConnectionLosesItsStreamAlone() throws Exception {
        Vertx vertx = Vertx.vertx();
        try (ServiceProcess service = start("4096")) {
            HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                    .setProtocolVersion(HttpVersion.HTTP_2)
                    .setHttp2ClearTextUpgrade(false)
                    .setHttp2MaxPoolSize(1));
            CompletableFuture<Throwable> cut = new CompletableFuture<>();
            HttpClientResponse stream = answer(client, service, "/api/v1/activities/stream");
            HttpClientResponse another = answer(client, service, "/api/v1/activities/stream");
            stream.exceptionHandler(cut::complete);
            stream.pause();
            another.pause();

            postBatches(service);

            assertThat(cut.get(Stream.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            StreamResetException.class,
                            reset -> assertThat(reset.getCode()).isEqualTo(8)); // CANCEL
            HttpClientResponse other = answer(client, service, "/api/v1/activities?limit=1");
            assertThat(other.version()).isEqualTo(HttpVersion.HTTP_2);
            assertThat(other.statusCode()).isEqualTo(200);
            assertThat(other.request().connection()).isSameAs(stream.request().connection());
            awaitRoomForAnother(service);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private HttpClientResponse answer(HttpClient client, ServiceProcess service, String path) throws Exception {
        RequestOptions options = new RequestOptions()
                .setHost(service.address().getHost())
                .setPort(service.address().getPort())
                .setURI(path)
                .putHeader("Authorization", "Bearer " + slowToken);
        return client.request(options)
                .compose(HttpClientRequest::send)
                .toCompletionStage()
                .toCompletableFuture()
                .get(Stream.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void oneThatFallsBehindIsToldToComeBack(boolean socket) throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        try (ServiceProcess service = start("8");
                WireConnection slow = openSlowly(service, socket)) {
            Thread poster = Thread.ofVirtual().start(() -> {
                while (!enough.get()) {
                    postBatch(service);
                }
            });
            String received = slow.rest(32 * 1024, Duration.ofMillis(100));
            enough.set(true);
            poster.join();

            assertThat(received).contains("\"reason\":\"slow\"");
            if (socket) {
                assertThat(received).endsWith("\u00118slow"); // 0x1138: 4408
            }
        }
    }

    private static ServiceProcess start(String ringLength) {
        return start(ringLength, Map.of());
    }

    private static ServiceProcess start(String ringLength, Map<String, String> settings) {
        Map<String, String> environment = ServiceProcess.environment(Database.url());
        environment.put("EYEWITNESS_FEED_SLOW_AFTER", "2s");
        environment.put("EYEWITNESS_FEED_LINGER", "3s");
        environment.put("EYEWITNESS_FEED_RING_LENGTH", ringLength);
        environment.put("EYEWITNESS_FEED_RING_BYTES", "200000000");
        environment.put("EYEWITNESS_FEED_MAX_STREAMS_PER_CALLER", "2");
        environment.putAll(settings);
        ServiceProcess service = ServiceProcess.start(environment);
        service.awaitReady();
        return service;
    }

    private Tokens slow() {
        return Tokens.admin().tenant(tenant).claim("sub", "slow");
    }

    private WireConnection openSlowly(ServiceProcess service, boolean socket) throws IOException {
        return openSlowly(service, socket, slowToken);
    }

    private static WireConnection openSlowly(ServiceProcess service, boolean socket, String token) throws IOException {
        WireConnection connection = WireConnection.withSmallBuffer(service.address());
        Map<String, String> headers = Map.of("Authorization", "Bearer " + token);
        if (socket) {
            connection.send("GET " + SocketStream.PATH, Wire.upgradeHeaders(headers));
        } else {
            connection.send(
                    "GET /api/v1/activities/stream", Map.of("Authorization", "Bearer " + token, "Connection", "close"));
        }
        String hello = "";
        while (!hello.contains("heartbeatSeconds") || !hello.endsWith("}")) {
            hello += (char) connection.read(1)[0];
        }
        return connection;
    }

    private static void awaitAll(Stream stream) {
        await("all activities")
                .atMost(Stream.PATIENCE)
                .until(() -> stream.activities().size() >= BATCHES * IN_A_BATCH);
        assertThat(stream.activities())
                .extracting(activity -> activity.path("seq").asLong())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, BATCHES * IN_A_BATCH).boxed().toList());
    }

    private static long heartbeats(Stream stream) {
        return stream.events().stream()
                .filter(event -> event.type().equals("heartbeat"))
                .count();
    }

    /** The caller has as many streams as it may until one is closed. */
    private void awaitRoomForAnother(ServiceProcess service) {
        await("the end of a stream")
                .atMost(Stream.PATIENCE)
                .until(() -> upgrade(service).status() == 101);
    }

    private Wire upgrade(ServiceProcess service) throws IOException {
        return Wire.upgradeAt(service.address(), SocketStream.PATH, Map.of("Authorization", "Bearer " + slowToken));
    }

    private void postBatches(ServiceProcess service) {
        for (int batch = 0; batch < BATCHES; batch++) {
            postBatch(service);
        }
    }

    private void postBatch(ServiceProcess service) {
        post(service, Collections.nCopies(IN_A_BATCH, BATCH_ITEM));
    }

    private void postLargeOnes(ServiceProcess service) {
        post(service, Collections.nCopies(FEW_LARGE_ONES, LARGE_ITEM));
    }

    private void post(ServiceProcess service, List<String> items) {
        try {
            HttpResponse<String> answer = new Client(service.address(), token).postBatch(items);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(Json.parse(answer.body()).path("accepted").asInt()).isEqualTo(items.size());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
