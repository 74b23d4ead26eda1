package dev.eyewitness.service;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A client of the WebSocket, on the JDK's HTTP client. */
public final class SocketStream extends ReceivedEvents implements WebSocket.Listener {

    public static final String PATH = "/api/v1/activities/live";

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
        SocketStream stream = new SocketStream();
        stream.connect(service, stream.http.newWebSocketBuilder().header("Authorization", "Bearer " + token));
        return stream;
    }

    private void connect(WebSocket.Builder builder) {
        connect(Api.address(), builder);
    }

    private void connect(URI service, WebSocket.Builder builder) {
        URI address = URI.create(service.toString().replace("http:", "ws:") + PATH);
        socket = builder.buildAsync(address, this).join();
        await("hello");
    }

    public void send(String text) {
        if (socket != null) {
            socket.sendText(text, true).join();
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
