package dev.eyewitness.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eyewitness.service.Api;
import dev.eyewitness.service.Database;
import dev.eyewitness.service.Refusal;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.ServiceProcess;
import dev.eyewitness.service.SocketStream;
import dev.eyewitness.service.SseStream;
import dev.eyewitness.service.Stream;
import dev.eyewitness.service.Tokens;
import dev.eyewitness.service.Wire;
import dev.eyewitness.service.WireConnection;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Replicas beside the one under test: what they hear of each other, and how many streams they take. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class OtherReplicasIT {

    private static final String STREAM = "/api/v1/activities/stream";

    private static final int AT_ONCE = 60;

    private final String tenant = Tokens.newTenant();
    private final Api api = Api.as(Tokens.admin().tenant(tenant));

    @Test
    void oneShowsWhatAnotherRecordsWithoutPollingForIt() throws SQLException {
        Map<String, String> environment = ServiceProcess.environment(Database.url());
        environment.put("EYEWITNESS_FEED_POLL", "1h");
        try (ServiceProcess replica = ServiceProcess.start(environment)) {
            replica.awaitReady();
            try (Stream stream = SseStream.open(replica.address() + STREAM, api.token())) {
                api.record("login");
                stream.await("activity");

                Database.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'");
                await("an activity after the connection was lost")
                        .atMost(Stream.PATIENCE)
                        .until(() ->
                                api.record("logout") > 0 && stream.activities().size() > 1);

                assertThat(stream.activities().get(1).path("seq").asLong()).isEqualTo(2);
            }
        }
    }

    @Test
    void isNotPutOffByWhatOthersSay() throws SQLException {
        Map<String, String> environment = ServiceProcess.environment(Database.url());
        environment.put("EYEWITNESS_FEED_POLL", "1h");
        try (ServiceProcess replica = ServiceProcess.start(environment)) {
            replica.awaitReady();
            try (Stream stream = SseStream.open(replica.address() + STREAM, api.token())) {
                for (String payload : List.of("", " ", "x", "x y", "1", "1 ", " t", "99999999999999999999 t", "-1 t")) {
                    Database.query("SELECT pg_notify('eyewitness_log', '" + payload + "')");
                }
                api.record("login");

                stream.await("activity");
            }
        }
    }

    @Test
    void findsWhatNobodyHasToldItOf() throws SQLException {
        api.record("login");
        try (Stream sse = SseStream.open(STREAM, api.token());
                Stream socket = SocketStream.open(api.token())) {
            recordSilently();

            for (Stream stream : List.of(sse, socket)) {
                assertThat(stream.await("activity").data().path("action").asText())
                        .isEqualTo("logout");
            }
        }
    }

    @Test
    void refusesOneStreamTooManyAndTakesTheNextWhenOneHasLeft() throws Exception {
        Map<String, String> environment = ServiceProcess.environment(Database.url());
        environment.put("EYEWITNESS_FEED_MAX_STREAMS", "3");
        environment.put("EYEWITNESS_FEED_MAX_STREAMS_PER_CALLER", "2");
        Api other = Api.as(Tokens.admin().tenant(Tokens.newTenant()));
        try (ServiceProcess service = ServiceProcess.start(environment)) {
            service.awaitReady();
            List<Stream> streams = new ArrayList<>();
            for (Api caller : List.of(api, api, other)) {
                streams.add(SseStream.open(service.address() + STREAM, caller.token()));
            }

            Refusal.of(get(service.address(), api), 429);
            Response full = get(service.address(), other);
            Refusal.of(full, 503);
            assertThat(full.header("Retry-After")).isNotBlank();
            assertThat(upgrade(service.address(), api).status()).isEqualTo(429);
            assertThat(upgrade(service.address(), other).status()).isEqualTo(503);

            streams.removeFirst().close();
            await("room for another stream")
                    .atMost(Stream.PATIENCE)
                    .until(() -> upgrade(service.address(), other).status() == 101);
            streams.forEach(Stream::close);
        }
    }

    @Test
    void ofManyUpgradesAtOnceNoMoreComeThroughThanMay() throws Exception {
        Map<String, String> environment = ServiceProcess.environment(Database.url());
        environment.put("EYEWITNESS_FEED_MAX_STREAMS", "8");
        environment.put("EYEWITNESS_FEED_MAX_STREAMS_PER_CALLER", "5");
        Api other = Api.as(Tokens.admin().tenant(Tokens.newTenant()));
        try (ServiceProcess service = ServiceProcess.start(environment)) {
            service.awaitReady();
            for (int time = 0; time < 10; time++) {
                assertThat(upgradeWithoutKey(service.address(), api).status()).isBetween(400, 499);
            }
            List<WireConnection> connections = new ArrayList<>();

            assertThat(answersAtOnce(service.address(), api, connections))
                    .isEqualTo(Map.of(101, 5L, 429, AT_ONCE - 5L));
            assertThat(answersAtOnce(service.address(), other, connections))
                    .isEqualTo(Map.of(101, 3L, 503, AT_ONCE - 3L));

            for (WireConnection connection : connections) {
                connection.close();
            }
            await("room for another stream")
                    .atMost(Stream.PATIENCE)
                    .until(() -> upgrade(service.address(), other).status() == 101);
        }
    }

    private static Map<Integer, Long> answersAtOnce(URI service, Api caller, List<WireConnection> connections)
            throws IOException {
        List<WireConnection> opened = new ArrayList<>();
        for (int number = 0; number < AT_ONCE; number++) {
            opened.add(WireConnection.to(service));
        }
        connections.addAll(opened);
        for (WireConnection connection : opened) {
            connection.send("GET " + SocketStream.PATH, Wire.upgradeHeaders(bearer(caller)));
        }
        Map<Integer, Long> answers = new HashMap<>();
        for (WireConnection connection : opened) {
            answers.merge(connection.answer().status(), 1L, Long::sum);
        }
        return answers;
    }

    private static Wire upgradeWithoutKey(URI service, Api caller) throws IOException {
        Map<String, String> headers = Wire.upgradeHeaders(bearer(caller));
        headers.remove("Sec-WebSocket-Key");
        try (WireConnection connection = WireConnection.to(service)) {
            connection.send("GET " + SocketStream.PATH, headers);
            return connection.answer();
        }
    }

    private static Map<String, String> bearer(Api caller) {
        return Map.of("Authorization", "Bearer " + caller.token());
    }

    @Test
    void aStreamBeginsWhereTheLogEndsAndNotWhereThisReplicaHasRead() throws SQLException {
        Map<String, String> environment = ServiceProcess.environment(Database.url());
        environment.put("EYEWITNESS_FEED_POLL", "1h");
        api.record("login");
        try (ServiceProcess replica = ServiceProcess.start(environment)) {
            replica.awaitReady();
            String stream = replica.address() + STREAM;
            try (Stream early = SseStream.open(stream, api.token())) {
                recordSilently();
                try (Stream live = SseStream.open(stream, api.token());
                        Stream reset = SseStream.open(stream + "?after=zzzz-1", api.token())) {
                    assertThat(cursor(live.await("hello"))).endsWith("-2");
                    assertThat(cursor(reset.await("reset"))).endsWith("-2");
                    assertThat(reset.await("caught-up").cursor()).endsWith("-2");
                    given().header("Authorization", "Bearer " + api.token())
                            .contentType("application/json")
                            .body("{\"action\":\"user_created\",\"entityId\":\"e-1\"}")
                            .post(replica.address() + "/api/v1/activities")
                            .then()
                            .statusCode(201);

                    for (Stream late : List.of(live, reset)) {
                        late.await("activity");
                        assertThat(late.activities()).hasSize(1);
                        assertThat(late.activities().getFirst().path("seq").asLong())
                                .isEqualTo(3);
                    }
                    early.await(event -> event.data().path("seq").asLong() == 3);
                    assertThat(early.activities())
                            .extracting(activity -> activity.path("seq").asLong())
                            .containsExactly(2L, 3L);
                }
            }
        }
    }

    private static String cursor(Stream.Event event) {
        return event.data().path("cursor").asText();
    }

    /** As another replica does, whose word does not come through. */
    private void recordSilently() throws SQLException {
        Database.update("""
                CREATE TEMP TABLE silent AS SELECT * FROM activity WHERE tenant = '%1$s';
                UPDATE silent SET seq = 2, id = gen_random_uuid(), action = 'logout';
                INSERT INTO activity SELECT * FROM silent;
                UPDATE log_head SET seq = 2 WHERE tenant = '%1$s';
                DROP TABLE silent""".formatted(tenant));
    }

    private static Response get(URI service, Api caller) {
        return given().header("Authorization", "Bearer " + caller.token()).get(service + STREAM);
    }

    private static Wire upgrade(URI service, Api caller) throws Exception {
        return Wire.upgradeAt(service, SocketStream.PATH, bearer(caller));
    }
}
