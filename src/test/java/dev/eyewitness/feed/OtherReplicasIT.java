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
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Replicas beside the one under test: what they hear of each other, and how many streams they take. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class OtherReplicasIT {

    private static final String STREAM = "/api/v1/activities/stream";

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
            Database.update("""
                    CREATE TEMP TABLE silent AS SELECT * FROM activity WHERE tenant = '%1$s';
                    UPDATE silent SET seq = 2, id = gen_random_uuid(), action = 'logout';
                    INSERT INTO activity SELECT * FROM silent;
                    UPDATE log_head SET seq = 2 WHERE tenant = '%1$s';
                    DROP TABLE silent""".formatted(tenant));

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

    private static Response get(URI service, Api caller) {
        return given().header("Authorization", "Bearer " + caller.token()).get(service + STREAM);
    }

    private static Wire upgrade(URI service, Api caller) throws Exception {
        return Wire.upgradeAt(service, "/api/v1/activities/live", Map.of("Authorization", "Bearer " + caller.token()));
    }
}
