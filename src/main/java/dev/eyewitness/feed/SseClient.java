package dev.eyewitness.feed;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A client that watches over Server-Sent Events: written to directly, the frames that are due together in one piece. */
final class SseClient implements Outlet.Client {

    static final String PROXY_BUFFERING = "X-Accel-Buffering";

    /** How long an EventSource waits before it reconnects: 2,000 ms. */
    private static final byte[] RETRY = "retry: 2000\n".getBytes(StandardCharsets.US_ASCII);

    private final HttpServerResponse response;

    private SseClient(HttpServerResponse response) {
        this.response = response;
    }

    /** Answers that request with that stream. */
    static void connect(RoutingContext request, Subscriber stream, Line line) {
        SseClient client = new SseClient(request.response());
        request.addEndHandler(gone -> stream.cancel());
        line.eventLoop().runOnContext(now -> client.begin());
        Outlet.connect(stream, line.eventLoop(), client);
    }

    /** Answers a HEAD: what a stream would begin with, and none of its events. */
    static void answerHeadersOf(RoutingContext request) {
        new SseClient(request.response()).putHeaders().end();
    }

    private void begin() {
        putHeaders().setChunked(true);
    }

    private HttpServerResponse putHeaders() {
        return response.putHeader(HttpHeaders.CONTENT_TYPE, MediaType.SERVER_SENT_EVENTS)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(PROXY_BUFFERING, "no");
    }

    @Override
    public Future<Void> send(List<Frame> frames) {
        Buffer piece = Buffer.buffer();
        if (!response.headWritten()) {
            piece.appendBytes(RETRY);
        }
        frames.forEach(frame -> piece.appendBytes(frame.event()));
        return response.write(piece);
    }

    @Override
    public void end() {
        response.end();
    }
}
