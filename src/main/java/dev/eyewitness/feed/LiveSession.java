package dev.eyewitness.feed;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.UserData;
import io.quarkus.websockets.next.WebSocketConnection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * One WebSocket from its upgrade to its end, which it reaches once: from the close frame on nothing else is sent, and a client that does
 * not take it, or does not answer it, is cut off.
 */
final class LiveSession {

    static final UserData.TypedKey<LiveSession> KEY = new UserData.TypedKey<>("session");

    private static final Logger LOG = Logger.getLogger(LiveSession.class);

    private final Line line;
    private final FeedHub hub;
    private final MessageAllowance allowance = new MessageAllowance();
    private final CompletableFuture<WebSocketConnection> connected = new CompletableFuture<>();
    private final CompletableFuture<Subscriber> opened = new CompletableFuture<>();
    private final AtomicBoolean closing = new AtomicBoolean();

    LiveSession(Line line, FeedHub hub) {
        this.line = line;
        this.hub = hub;
    }

    static LiveSession of(WebSocketConnection connection) {
        LiveSession session = connection.userData().get(KEY);
        session.connected.complete(connection);
        return session;
    }

    Line line() {
        return line;
    }

    /** Its stream is open. */
    void opened(Subscriber subscriber) {
        opened.complete(subscriber);
    }

    /** Does that with its stream, as soon as it is open. */
    void whenOpen(Consumer<Subscriber> action) {
        CompletableFuture<Void> _ = opened.thenAccept(action);
    }

    boolean isClosing() {
        return closing.get();
    }

    /** Counts a message or a ping of the client; false where it has said too much of late. */
    boolean allows() {
        return allowance.spend();
    }

    /** Sends a close frame, behind what is on its way, and no more; does nothing where that has happened. */
    void close(CloseReason reason) {
        if (closing.compareAndSet(false, true)) {
            hub.afterLinger(line::cut);
            CompletableFuture<Void> _ = connected.thenAccept(connection -> close(connection, reason));
        }
    }

    private void close(WebSocketConnection connection, CloseReason reason) {
        if (connection.isOpen()) {
            connection
                    .close(reason)
                    .subscribe()
                    .with(
                            written -> hub.afterPatience(line::cut),
                            failure -> LOG.debugf("a client left: %s", failure.getMessage()));
        }
    }

    /** As {@link #close}, for a client that would go on: it is not listened to any more. */
    void silence(CloseReason reason) {
        line.stopReading();
        close(reason);
    }
}
