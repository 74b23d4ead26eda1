package dev.eyewitness.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eyewitness.service.Api;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.SocketStream;
import dev.eyewitness.service.Stream;
import dev.eyewitness.service.Tokens;
import dev.eyewitness.service.WireConnection;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A stream ends when its token does, however it is watched. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class TokenEndIT {

    private final String tenant = Tokens.newTenant();
    private final String brief = Tokens.admin()
            .tenant(tenant)
            .expiringAt(Instant.now().plusSeconds(8))
            .sign();

    @Test
    void everyWayIsToldGoodbye() {
        Map<Way, Stream> streams = new EnumMap<>(Way.class);
        try {
            for (Way way : Way.values()) {
                streams.put(way, way.open(brief));
            }
            streams.forEach(TokenEndIT::assertExpires);
        } finally {
            streams.values().forEach(Stream::close);
        }
    }

    private static void assertExpires(Way way, Stream stream) {
        Stream.Event bye = stream.await("bye");
        stream.awaitEnd();

        assertThat(bye.data().path("reason").asText()).as("%s", way).isEqualTo("expired");
        assertThat(bye.data().path("retryAfterMs").isNumber()).as("%s", way).isTrue();
        if (stream instanceof SocketStream socket) {
            assertThat(socket.awaitCloseCode()).as("%s", way).isEqualTo(4401);
        }
    }

    /** An EventSource goes on after the last id: what is no place must not have one. */
    @Test
    void isAnEventStreamToTheLetter() throws IOException {
        Api.as(Tokens.admin().tenant(tenant)).record("login");
        try (WireConnection first = open("/api/v1/activities/stream");
                WireConnection second = open("/api/admin-sessions/activity-stream")) {
            assertToTheLetter(first.rest(1, Duration.ZERO));
            assertToTheLetter(second.rest(1024, Duration.ZERO));
        }
    }

    private WireConnection open(String path) throws IOException {
        WireConnection connection = WireConnection.to(Api.address());
        connection.send(
                "GET " + path + "?after=zzzz-1", Map.of("Authorization", "Bearer " + brief, "Connection", "close"));
        return connection;
    }

    private static void assertToTheLetter(String received) {
        assertThat(received)
                .contains("retry: 2000\nevent: hello\ndata: {")
                .contains("\nevent: reset\ndata: {")
                .containsPattern("\nevent: caught-up\nid: [a-z0-9]+-1\ndata: \\{")
                .containsPattern("\nevent: heartbeat\nid: [a-z0-9]+-1\ndata: \\{")
                .containsPattern("\nevent: bye\ndata: \\{\"reason\":\"expired\"")
                .containsOnlyOnce("retry:");
    }
}
