package dev.eyewitness.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eyewitness.security.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The live feed over a WebSocket: one frame in flight a connection, so that the client's pace is the subscriber's demand.
 *
 * <p>Close codes. 4400 bad message: mend the client. 4401 token expired: come back with a new one. 4403 role or origin: give up.
 * 4408 too slow: resume from your cursor. 1012 draining: reconnect.
 */
@WebSocket(path = LiveUpgrade.PATH)
public class LiveSocket {

    private static final Logger LOG = Logger.getLogger(LiveSocket.class);

    private static final CloseReason BAD_MESSAGE = new CloseReason(4400, "bad message");
    private static final CloseReason UNAVAILABLE = new CloseReason(1013, "try again later");

    private static final UserData.TypedKey<Subscriber> SUBSCRIBER = new UserData.TypedKey<>("subscriber");

    private final FeedHub hub;
    private final ObjectMapper json;
    private final SecurityIdentity identity;

    @Inject
    LiveSocket(FeedHub hub, ObjectMapper json, SecurityIdentity identity) {
        this.hub = hub;
        this.json = json;
        this.identity = identity;
    }

    @OnOpen
    @Blocking
    void open(WebSocketConnection connection) {
        Caller caller = Caller.of(identity);
        Subscriber subscriber = hub.open(caller.tenant(), caller.expiresAt());
        connection.userData().put(SUBSCRIBER, subscriber);
        Multi.createFrom()
                .publisher(subscriber)
                .onItem()
                .transformToUniAndConcatenate(frame -> connection.sendText(frame.text()))
                .onCompletion()
                .call(() -> close(connection, subscriber.farewell()))
                .subscribe()
                .with(sent -> {}, failure -> LOG.debugf("a client left: %s", failure.getMessage()));
    }

    private static Uni<Void> close(WebSocketConnection connection, @Nullable Farewell farewell) {
        return farewell == null
                ? connection.close()
                : connection.close(new CloseReason(farewell.closeCode(), farewell.reason()));
    }

    @OnTextMessage
    Uni<Void> message(String text, WebSocketConnection connection) {
        return isPing(text) ? connection.sendText("{\"type\":\"pong\"}") : connection.close(BAD_MESSAGE);
    }

    private boolean isPing(String text) {
        try {
            JsonNode message = json.readTree(text);
            return message != null && message.path("type").asText().equals("ping");
        } catch (JsonProcessingException notJson) {
            return false;
        }
    }

    @OnClose
    void closed(WebSocketConnection connection) {
        Subscriber subscriber = connection.userData().get(SUBSCRIBER);
        if (subscriber != null) {
            subscriber.cancel();
        }
    }

    @OnError
    Uni<Void> failed(Throwable failure, WebSocketConnection connection) {
        LOG.warnf("a live connection failed: %s", failure.getMessage());
        return connection.close(UNAVAILABLE);
    }
}
