package dev.eyewitness.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.SocketStream;
import dev.eyewitness.service.SseStream;
import dev.eyewitness.service.Stream;
import dev.eyewitness.service.Tokens;
import dev.eyewitness.service.Wire;
import dev.eyewitness.service.WireConnection;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusIntegrationTest
@WithTestResource(Service.class)
class LiveIT {

    private final String tenant = Tokens.newTenant();
    private final Api api = Api.as(Tokens.admin().tenant(tenant));

    @ParameterizedTest
    @EnumSource
    void saysHelloThenWhatIsRecorded(Way way) {
        api.record("login");
        try (Stream stream = way.open(api.token())) {
            String id = api.post("{\"action\":\"payout_approved\",\"entityType\":\"payout\",\"entityId\":\"po_17\"}")
                    .jsonPath()
                    .getString("id");

            Stream.Event hello = stream.await("hello");
            assertThat(stream.events().getFirst()).isEqualTo(hello);
            assertThat(hello.data().path("tenant").asText()).isEqualTo(tenant);
            assertThat(hello.data().path("cursor").asText()).endsWith("-1");
            assertThat(hello.data().path("heartbeatSeconds").asInt()).isEqualTo(1);

            Stream.Event activity = stream.await("activity");
            assertThat(activity.data().path("id").asText()).isEqualTo(id);
            assertThat(activity.data().path("description").asText()).isEqualTo("Ada Lovelace approved payout po_17");
            assertThat(activity.cursor()).endsWith("-2");
        }
    }

    @ParameterizedTest
    @EnumSource
    void beatsWithTheCursorOfTheEdge(Way way) {
        try (Stream stream = way.open(api.token())) {
            api.record("login");
            stream.await("activity");

            Stream.Event beat = stream.await(
                    event -> event.type().equals("heartbeat") && event.cursor().endsWith("-1"));

            assertThat(beat.data().path("cursor").asText()).isEqualTo(beat.cursor());
            assertThat(Instant.parse(beat.data().path("at").asText()))
                    .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        }
    }

    @ParameterizedTest
    @EnumSource
    void sendsWhatAGetAnswers(Way way) {
        try (Stream stream = way.open(api.token())) {
            api.record("login");

            JsonNode sent = stream.await("activity").data();

            String read = api.request()
                    .get("/api/v1/activities/" + sent.path("id").asText())
                    .asString();
            assertThat(read).isEqualTo(sent.toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void showsNothingOfAnotherTenant(Way way) {
        Api other = Api.as(Tokens.admin().tenant(Tokens.newTenant()));
        try (Stream stream = way.open(api.token())) {
            other.record("login");
            api.record("logout");

            stream.await("activity");

            assertThat(stream.activities())
                    .extracting(activity -> activity.path("action").asText())
                    .containsExactly("logout");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/activities/stream", "/api/admin-sessions/activity-stream"})
    void answersAHeadWithHeadersAlone(String path) throws IOException {
        Map<String, String> headers = Map.of("Authorization", "Bearer " + api.token());
        try (WireConnection connection = WireConnection.to(Api.address())) {
            connection.send("HEAD " + path, headers);
            Wire head = connection.answer();
            connection.send("HEAD " + path + "?q=severity:loud", headers);
            Wire refusal = connection.answer();
            connection.send("GET /q/health/live", Map.of());

            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("Content-Type")).isEqualTo("text/event-stream");
            assertThat(head.header("Cache-Control")).isEqualTo("no-store");
            assertThat(refusal.status()).isEqualTo(400);
            assertThat(connection.answer().status()).as("of the next request").isEqualTo(200);
        }
    }

    @Test
    void answersAPing() {
        try (SocketStream stream = SocketStream.open(api.token())) {
            stream.send("{\"type\":\"ping\"}");

            assertThat(stream.await("pong").type()).isEqualTo("pong");
        }
    }

    @Test
    void closesTheSocketWith4400OnABadMessage() {
        try (SocketStream stream = SocketStream.open(api.token())) {
            stream.send("nonsense");

            assertThat(stream.awaitCloseCode()).isEqualTo(4400);
        }
    }

    @Test
    void tellsProxiesNotToBufferNorKeepTheStream() {
        try (SseStream stream = SseStream.open("/api/v1/activities/stream", api.token())) {
            assertThat(stream.response().headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(stream.response().headers().firstValue("X-Accel-Buffering"))
                    .contains("no");
            assertThat(stream.response().headers().firstValue("Content-Type")).contains("text/event-stream");
        }
    }
}
