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

    @Override
    public Future<Void> send(List<Frame> frames) {
        List<Future<Void>> sent = frames.stream().map(this::send).toList();
        return Future.all(sent).mapEmpty();
    }

    private Future<Void> send(Frame frame) {
        return Future.fromCompletionStage(
                connection.sendText(frame.message()).subscribe().asCompletionStage());
    }

    @Override
    public void end() {
        Farewell why = stream.farewell();
        if (why != null) {
            session.close(connection, LiveClose.of(why));
        }
    }
}
