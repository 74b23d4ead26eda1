package dev.eyewitness.service;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client of the WebSocket, on the JDK's HTTP client. */
public final class SocketStream extends ReceivedEvents implements WebSocket.Listener {

    public static final String PATH = "/api/v1/activities/live";

    /** A send into a connection that the server has closed may never be told so. */
    private static final long SEND_SECONDS = 5;

    private final HttpClient http = HttpClient.newHttpClient();
    private final StringBuilder partial = new StringBuilder();
    private volatile int closeCode;

    private @Nullable WebSocket socket;

    private SocketStream() {}

    /** Opens the socket and waits for its hello. */
    public static SocketStream open(String token) {
        return open(Map.of("Authorization", "Bearer " + token));
    }

    /** Opens the socket with those headers and waits for its hello. */
    public static SocketStream open(Map<String, String> headers) {
        SocketStream stream = new SocketStream();
        WebSocket.Builder builder = stream.http.newWebSocketBuilder();
        headers.forEach(builder::header);
        stream.connect(builder);
        return stream;
    }

    /** Opens the socket as a browser page can: the token travels in a sub-protocol. */
    public static SocketStream openBySubprotocol(String token) {
        SocketStream stream = new SocketStream();
        stream.connect(stream.http
                .newWebSocketBuilder()
                .subprotocols("bearer-token-carrier", "quarkus-http-upgrade#Authorization#Bearer%20" + token));
        return stream;
    }

    /** Opens the socket of the service at that address and waits for its hello. */
    public static SocketStream openAt(URI service, String token) {
        SocketStream stream = connected(service + PATH, token);
        stream.await("hello");
        return stream;
    }

    /** Opens the socket at that address, a path with parameters or a whole one, and waits for nothing. */
    public static SocketStream connected(String address, String token) {
        SocketStream stream = new SocketStream();
        stream.connect(
                Api.address().resolve(address),
                stream.http.newWebSocketBuilder().header("Authorization", "Bearer " + token));
        return stream;
    }

    private void connect(WebSocket.Builder builder) {
        connect(Api.address().resolve(PATH), builder);
        await("hello");
    }

    private void connect(URI address, WebSocket.Builder builder) {
        URI socketAddress = URI.create(address.toString().replace("http:", "ws:"));
        socket = builder.buildAsync(socketAddress, this).join();
    }

    public void send(String text) {
        if (socket != null) {
            socket.sendText(text, true).join();
        }
    }

    /** Sends the text that often, or until the server has had enough. */
    public void sendUntilClosed(String text, int times) {
        for (int time = 0; time < times && socket != null && !socket.isOutputClosed(); time++) {
            try {
                socket.sendText(text, true)
                        .orTimeout(SEND_SECONDS, TimeUnit.SECONDS)
                        .join();
            } catch (CompletionException closed) {
                return;
            }
        }
    }

    /** Sends what it may not. */
    public void sendBinary(byte[] bytes) {
        if (socket != null) {
            socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
        }
    }

    /** The code with which the server has closed; waits for it. */
    public int awaitCloseCode() {
        awaitEnd();
        return closeCode;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence text, boolean last) {
        partial.append(text);
        if (last) {
            JsonNode message = parse(partial.toString());
            partial.setLength(0);
            add(new Event(message.path("type").asText(), message.path("cursor").asText(), message.path("data")));
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closeCode = statusCode;
        end();
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        end();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
