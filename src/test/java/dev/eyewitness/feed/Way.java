package dev.eyewitness.feed;

import dev.eyewitness.service.SocketStream;
import dev.eyewitness.service.SseStream;
import dev.eyewitness.service.Stream;

/** How a client can watch. */
enum Way {
    SSE,
    SSE_AT_ITS_SECOND_ADDRESS,
    WEB_SOCKET,
    WEB_SOCKET_BY_SUBPROTOCOL;

    private static final String STREAM = "/api/v1/activities/stream";

    /** Opens a stream at the live edge and waits for its hello. */
    Stream open(String token) {
        return switch (this) {
            case SSE -> SseStream.open(STREAM, token);
            case SSE_AT_ITS_SECOND_ADDRESS -> SseStream.open("/api/admin-sessions/activity-stream", token);
            case WEB_SOCKET -> SocketStream.open(token);
            case WEB_SOCKET_BY_SUBPROTOCOL -> SocketStream.openBySubprotocol(token);
        };
    }

    /** Opens a stream of the service at that address, with those parameters, and waits for its hello. */
    static Stream openAt(boolean socket, String service, String parameters, String token) {
        if (!socket) {
            return SseStream.open(service + STREAM + "?" + parameters, token);
        }
        SocketStream stream = SocketStream.connected(service + SocketStream.PATH + "?" + parameters, token);
        stream.await("hello");
        return stream;
    }
}
