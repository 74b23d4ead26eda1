package dev.eyewitness.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SIGTERM while posters and streams are busy. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class DrainIT {

    private static final int POSTERS = 20;
    private static final int STREAMS = 20;
    private static final Duration GONE_WITHIN = Duration.ofSeconds(10);

    private final String tenant = Tokens.newTenant();
    private final String token = Tokens.admin().tenant(tenant).sign();
    private final Queue<Long> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();

    @Test
    void commitsWhatItAcknowledgesAndSaysByeToEveryStream() throws InterruptedException, SQLException {
        try (ServiceProcess service = ServiceProcess.start(ServiceProcess.environment(Database.url()))) {
            service.awaitReady();
            List<Stream> streams = openStreams(service.address());
            List<Thread> posters = startPosters(service.address());
            await("traffic")
                    .atMost(Stream.PATIENCE.multipliedBy(3))
                    .until(() -> acknowledged.size() > 200 || !refused.isEmpty());
            assertThat(refused).isEmpty();

            Instant asked = Instant.now();
            service.terminate();
            int exitCode = service.awaitExit();
            Duration took = Duration.between(asked, Instant.now());
            for (Thread poster : posters) {
                poster.join();
            }

            assertThat(exitCode).isIn(0, 143);
            assertThat(took).as("the contract's bound, not a measurement").isLessThan(GONE_WITHIN);
            assertThat(returns(streams))
                    .as("the times after which the clients come back")
                    .allMatch(pause -> pause >= 500 && pause < 2_500)
                    .hasSizeGreaterThan(STREAMS / 2);
            List<Long> numbers = Database.numbers(tenant);
            assertThat(numbers).containsAll(acknowledged).doesNotHaveDuplicates();
            assertThat(numbers.getLast()).isEqualTo(numbers.size());
        }
    }

    /** Neither one who was found slow before, nor one who was not yet, keeps the service. */
    @ParameterizedTest
    @ValueSource(strings = {"1h", "1s"})
    void isGoneInTimeWhereClientsReadNothing(String slowAfter) throws Exception {
        Map<String, String> environment = ServiceProcess.environment(Database.url());
        environment.put("EYEWITNESS_FEED_SLOW_AFTER", slowAfter);
        environment.put("EYEWITNESS_FEED_HEARTBEAT", "1s");
        try (ServiceProcess service = ServiceProcess.start(environment)) {
            service.awaitReady();
            try (WireConnection stream = openAndReadNothing(service.address(), "/api/v1/activities/stream", Map.of());
                    WireConnection socket =
                            openAndReadNothing(service.address(), SocketStream.PATH, Wire.upgradeHeaders(Map.of()));
                    Stream other = SocketStream.openAt(service.address(), token)) {
                postMoreThanBuffersHold(service.address());
                other.await(event -> event.data().path("seq").asInt() == 400);
                int before = other.events().size();
                await("heartbeats, for longer than a client may take nothing")
                        .atMost(Stream.PATIENCE)
                        .until(() -> other.events().size() > before + 4);

                Instant asked = Instant.now();
                service.terminate();
                int exitCode = service.awaitExit();
                Duration took = Duration.between(asked, Instant.now());

                assertThat(exitCode).isIn(0, 143);
                assertThat(took).as("the contract's bound, not a measurement").isLessThan(GONE_WITHIN);
                stream.rest(1024, Duration.ZERO);
                socket.rest(1024, Duration.ZERO);
            }
        }
    }

    private WireConnection openAndReadNothing(URI service, String path, Map<String, String> headers)
            throws IOException {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Authorization", "Bearer " + token);
        WireConnection connection = WireConnection.withSmallBuffer(service);
        connection.send("GET " + path, all);
        assertThat(connection.answer().status()).isIn(101, 200);
        return connection;
    }

    private void postMoreThanBuffersHold(URI service) throws IOException, InterruptedException {
        String item = Json.activity("user_updated")
                .set("metadata", Json.object().put("text", "x".repeat(15_000)))
                .toString();
        for (int batch = 0; batch < 4; batch++) {
            assertThat(new Client(service, token)
                            .postBatch(Collections.nCopies(100, item))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private List<Stream> openStreams(URI address) {
        List<Stream> streams = new ArrayList<>();
        for (int number = 0; number < STREAMS; number++) {
            streams.add(
                    number % 2 == 0
                            ? SseStream.open(address + "/api/v1/activities/stream", token)
                            : SocketStream.openAt(address, token));
        }
        return streams;
    }

    /** The different pauses that the streams were told to make. */
    private static Set<Long> returns(List<Stream> streams) {
        Set<Long> pauses = new HashSet<>();
        for (Stream stream : streams) {
            JsonNode bye = stream.await("bye").data();
            assertThat(bye.path("reason").asText()).isEqualTo("draining");
            pauses.add(bye.path("retryAfterMs").asLong());
            stream.close();
        }
        return pauses;
    }

    private List<Thread> startPosters(URI address) {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return IntStream.range(0, POSTERS)
                .mapToObj(number -> Thread.ofVirtual().start(() -> postUntilRefused(http, address)))
                .toList();
    }

    private void postUntilRefused(HttpClient http, URI address) {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/api/v1/activities"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"action\":\"login\"}"))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            while (answer.statusCode() == 201) {
                acknowledged.add(ReceivedEvents.parse(answer.body()).path("seq").asLong());
                answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            }
            refused.add(answer.body());
        } catch (IOException gone) {
            refused.add(gone.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
