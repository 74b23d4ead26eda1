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
import java.time.Duration;
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

    private final String tenant = Tokens.newTenant();
    private final String token = Tokens.admin().tenant(tenant).sign();
    private final String slowToken =
            Tokens.admin().tenant(tenant).claim("sub", "slow").sign();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void oneThatReadsNothingIsCutOffAndDelaysNobody(boolean socket) throws Exception {
        try (ServiceProcess service = start("4096");
                WireConnection stuck = openSlowly(service, socket);
                WireConnection another = openSlowly(service, socket);
                Stream sse = Way.openAt(false, service.address().toString(), "", token);
                Stream other = Way.openAt(true, service.address().toString(), "", token)) {
            for (int batch = 0; batch < BATCHES; batch++) {
                postBatch(service);
            }

            for (Stream stream : List.of(sse, other)) {
                await("all activities")
                        .atMost(Stream.PATIENCE)
                        .until(() -> stream.activities().size() >= BATCHES * IN_A_BATCH);
                assertThat(stream.activities())
                        .extracting(activity -> activity.path("seq").asLong())
                        .containsExactlyElementsOf(LongStream.rangeClosed(1, BATCHES * IN_A_BATCH)
                                .boxed()
                                .toList());
            }
            awaitRoomForAnother(service);
            assertThat(stuck.rest(1024, Duration.ZERO)).hasSizeLessThan(1024 * 1024);
            assertThat(another.rest(1024, Duration.ZERO)).hasSizeLessThan(1024 * 1024);
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

            for (int batch = 0; batch < BATCHES; batch++) {
                postBatch(service);
            }

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
        Map<String, String> environment = ServiceProcess.environment(Database.url());
        environment.put("EYEWITNESS_FEED_SLOW_AFTER", "2s");
        environment.put("EYEWITNESS_FEED_RING_LENGTH", ringLength);
        environment.put("EYEWITNESS_FEED_RING_BYTES", "200000000");
        environment.put("EYEWITNESS_FEED_MAX_STREAMS_PER_CALLER", "2");
        ServiceProcess service = ServiceProcess.start(environment);
        service.awaitReady();
        return service;
    }

    private WireConnection openSlowly(ServiceProcess service, boolean socket) throws IOException {
        WireConnection connection = WireConnection.withSmallBuffer(service.address());
        Map<String, String> headers = Map.of("Authorization", "Bearer " + slowToken);
        if (socket) {
            connection.send("GET " + SocketStream.PATH, Wire.upgradeHeaders(headers));
        } else {
            connection.send(
                    "GET /api/v1/activities/stream",
                    Map.of("Authorization", "Bearer " + slowToken, "Connection", "close"));
        }
        String hello = "";
        while (!hello.endsWith("heartbeatSeconds\":15}")) {
            hello += (char) connection.read(1)[0];
        }
        return connection;
    }

    /** The caller has as many streams as it may until one is closed. */
    private void awaitRoomForAnother(ServiceProcess service) {
        Map<String, String> headers = Map.of("Authorization", "Bearer " + slowToken);
        await("the end of a stream")
                .atMost(Stream.PATIENCE)
                .until(() -> Wire.upgradeAt(service.address(), SocketStream.PATH, headers)
                                .status()
                        == 101);
    }

    private void postBatch(ServiceProcess service) {
        try {
            assertThat(new Client(service.address(), token)
                            .postBatch(Collections.nCopies(IN_A_BATCH, BATCH_ITEM))
                            .statusCode())
                    .isEqualTo(200);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
