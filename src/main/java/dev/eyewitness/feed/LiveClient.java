package dev.eyewitness.feed;

import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.Future;
import java.util.List;

/**
 * A client that watches over a WebSocket.
 *
 * @param stream what it watches
 * @param session its connection's
 * @param connection what it is written to
 */
record LiveClient(Subscriber stream, LiveSession session, WebSocketConnection connection) implements Outlet.Client {

    /** Nothing may follow a close frame, whichever side has sent one. */
    @Override
    public Future<Void> send(List<Frame> frames) {
        return session.isClosing() || connection.isClosed()
                ? Future.failedFuture("the connection closes")
                : session.line()
                        .writeMessages(frames.stream().map(Frame::message).toList());
    }

    @Override
    public void end() {
        Farewell why = stream.farewell();
        if (why != null) {
            session.close(LiveClose.of(why));
        }
    }
}
