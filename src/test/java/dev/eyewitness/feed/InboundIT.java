package dev.eyewitness.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eyewitness.service.Api;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.SocketStream;
import dev.eyewitness.service.Tokens;
import dev.eyewitness.service.Wire;
import dev.eyewitness.service.WireConnection;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What clients of the WebSocket send that they should not. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class InboundIT {

    private static final int MEBIBYTE = 1024 * 1024;

    /** A masked frame of text, {@code {}}, under a mask of zeros: no message of ours (RFC 6455, section 5.2). */
    private static final byte[] NO_MESSAGE = {(byte) 0x81, (byte) 0x82, 0, 0, 0, 0, '{', '}'};

    /** A masked ping frame that holds nothing. */
    private static final byte[] PING = {(byte) 0x89, (byte) 0x80, 0, 0, 0, 0};

    private final Api api = Api.as(Tokens.admin().tenant(Tokens.newTenant()));

    @Test
    void closesOnBinaryFrames() {
        try (SocketStream socket = SocketStream.open(api.token())) {
            socket.sendBinary(new byte[] {1, 2, 3});

            assertThat(socket.awaitCloseCode()).isEqualTo(4400);
        }
    }

    @Test
    void closesOnAMessageThatIsTooLarge() {
        try (SocketStream socket = SocketStream.open(api.token())) {
            socket.sendUntilClosed("x".repeat(MEBIBYTE), 1);

            assertThat(socket.awaitCloseCode()).isEqualTo(4400);
        }
    }

    @Test
    void closesOnAFlood() {
        try (SocketStream socket = SocketStream.open(api.token())) {
            socket.sendUntilClosed("{\"type\":\"ping\"}", 100_000);

            assertThat(socket.awaitCloseCode()).isEqualTo(4400);
        }
    }

    /** Each is answered below the WebSocket's own interface, and the answers of a client that does not read have no bound but this. */
    @Test
    void closesOnAFloodOfPingFrames() throws IOException {
        byte[] pings = new byte[PING.length * 1_000];
        for (int at = 0; at < pings.length; at += PING.length) {
            System.arraycopy(PING, 0, pings, at, PING.length);
        }
        String brief = Tokens.admin().expiringAt(Instant.now().plusSeconds(30)).sign();
        try (WireConnection connection = upgraded(brief)) {
            connection.send(pings);

            String received = connection.rest(1, Duration.ZERO);

            assertThat(received).endsWith("\u00110too many messages"); // 0x1130: 4400
            assertThat(received.split("\u008A\u0000", -1)).hasSize(100 + 1);
        }
    }

    @Test
    void takesTheMessagesOfAnImpatientClient() {
        try (SocketStream socket = SocketStream.connected(SocketStream.PATH, api.token())) {
            socket.send("{\"type\":\"auth\",\"token\":\"" + api.token() + "\"}");
            socket.send("{\"type\":\"filter\",\"q\":\"action:logout\"}");
            socket.send("{\"type\":\"ping\"}");
            socket.await("pong");
            socket.await("hello");
            api.record("login");
            api.record("logout");

            assertThat(socket.await("activity").data().path("action").asText()).isEqualTo("logout");
        }
    }

    @Test
    void endsTheConnectionOnOneFrameThatIsTooLarge() throws IOException {
        try (WireConnection connection = upgraded()) {
            ByteBuffer header = ByteBuffer.allocate(14);
            header.put((byte) 0x81).put((byte) 0xFF).putLong(MEBIBYTE).putInt(0);
            sendAsFarAsPossible(connection, header.array());
            sendAsFarAsPossible(connection, new byte[MEBIBYTE]);

            connection.rest(MEBIBYTE, Duration.ZERO);
        }
    }

    @Test
    void endsTheConnectionOfAClientThatDoesNotAnswerACloseFrame() throws IOException {
        try (WireConnection connection = upgraded()) {
            connection.send(NO_MESSAGE);

            assertThat(connection.rest(1, Duration.ZERO)).contains("\u00110bad message"); // 0x1130: 4400
        }
    }

    @Test
    void endsTheConnectionOfAClientThatTalksOnAfterACloseFrame() throws IOException {
        byte[] many = new byte[NO_MESSAGE.length * 10_000];
        for (int at = 0; at < many.length; at += NO_MESSAGE.length) {
            System.arraycopy(NO_MESSAGE, 0, many, at, NO_MESSAGE.length);
        }
        try (WireConnection connection = upgraded()) {
            connection.send(Arrays.copyOf(many, NO_MESSAGE.length));
            for (int time = 0; time < 100; time++) {
                sendAsFarAsPossible(connection, many);
            }

            connection.rest(1, Duration.ZERO);
        }
    }

    private WireConnection upgraded() throws IOException {
        return upgraded(api.token());
    }

    private static WireConnection upgraded(String token) throws IOException {
        WireConnection connection = WireConnection.to(Api.address());
        connection.send("GET " + SocketStream.PATH, Wire.upgradeHeaders(Map.of("Authorization", "Bearer " + token)));
        assertThat(connection.answer().status()).isEqualTo(101);
        return connection;
    }

    private static void sendAsFarAsPossible(WireConnection connection, byte[] bytes) throws IOException {
        try {
            connection.send(bytes);
        } catch (SocketException closed) {
            // it has ended, which is what the test looks for
        }
    }
}
