package dev.eyewitness.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eyewitness.problem.ProblemException;
import dev.eyewitness.security.Caller;
import dev.eyewitness.security.TokenRenewal;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnBinaryMessage;
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
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The live feed over a WebSocket: one frame in flight a connection, so that the client's pace is the subscriber's demand.
 *
 * <p>Close codes. 4400 bad message or filter: mend the client. 4401 token expired: come back with a new one. 4403 role or origin: give up.
 * 4408 too slow: resume from your cursor. 1012 draining: reconnect.
 */
@WebSocket(path = LiveUpgrade.PATH)
public class LiveSocket {

    private static final Logger LOG = Logger.getLogger(LiveSocket.class);

    private static final int BAD = 4400;
    private static final int LONGEST_REASON = 123;
    private static final String PONG = "{\"type\":\"pong\"}";

    private static final CloseReason BAD_MESSAGE = new CloseReason(BAD, "bad message");
    private static final CloseReason TOO_MANY = new CloseReason(BAD, "too many messages");
    private static final CloseReason REFUSED = new CloseReason(Farewell.EXPIRED.closeCode(), "token refused");
    private static final CloseReason FORBIDDEN = new CloseReason(4403, "the token may not read");
    private static final CloseReason UNAVAILABLE = new CloseReason(1013, "try again later");

    private static final UserData.TypedKey<Session> SESSION = new UserData.TypedKey<>("session");

    private final FeedHub hub;
    private final TokenRenewal renewal;
    private final ObjectMapper json;
    private final SecurityIdentity identity;

    /** One open connection. */
    private record Session(Caller caller, Subscriber subscriber, MessageAllowance allowance) {}

    @Inject
    LiveSocket(FeedHub hub, TokenRenewal renewal, ObjectMapper json, SecurityIdentity identity) {
        this.hub = hub;
        this.renewal = renewal;
        this.json = json;
        this.identity = identity;
    }

    @OnOpen
    @Blocking
    void open(WebSocketConnection connection) {
        Caller caller = Caller.of(identity);
        Subscriber subscriber;
        try {
            subscriber = hub.open(StreamParameters.read(caller, parameters(connection), null));
        } catch (ProblemException e) {
            close(connection, reason(e));
            return;
        }
        connection.userData().put(SESSION, new Session(caller, subscriber, new MessageAllowance()));
        Multi.createFrom()
                .publisher(subscriber)
                .onItem()
                .transformToUniAndConcatenate(frame -> connection.sendText(frame.text()))
                .onCompletion()
                .call(() -> end(connection, subscriber.farewell()))
                .subscribe()
                .with(sent -> {}, failure -> LOG.debugf("a client left: %s", failure.getMessage()));
    }

    private static Map<String, List<String>> parameters(WebSocketConnection connection) {
        String query = connection.handshakeRequest().query();
        return query == null ? Map.of() : new QueryStringDecoder(query, false).parameters();
    }

    private static Uni<Void> end(WebSocketConnection connection, @Nullable Farewell farewell) {
        return farewell == null
                ? connection.close()
                : connection.close(new CloseReason(farewell.closeCode(), farewell.reason()));
    }

    @OnTextMessage
    Uni<Void> message(String text, WebSocketConnection connection) {
        Session session = connection.userData().get(SESSION);
        if (session == null || !session.allowance().spend()) {
            return connection.close(TOO_MANY);
        }
        return switch (LiveMessage.parse(json, text).orElse(null)) {
            case LiveMessage.Ping ping -> connection.sendText(PONG);
            case LiveMessage.Auth auth -> renew(session, auth.token(), connection);
            case LiveMessage.Narrow narrow -> narrow(session, narrow.query(), connection);
            case null -> connection.close(BAD_MESSAGE);
        };
    }

    private Uni<Void> renew(Session session, String token, WebSocketConnection connection) {
        return renewal.renew(session.caller(), token)
                .invoke(caller -> hub.renew(session.subscriber(), caller))
                .replaceWithVoid()
                .onFailure(ForbiddenException.class)
                .recoverWithUni(() -> connection.close(FORBIDDEN))
                .onFailure()
                .recoverWithUni(() -> connection.close(REFUSED));
    }

    private Uni<Void> narrow(Session session, String query, WebSocketConnection connection) {
        try {
            session.subscriber().filter(Filter.of(Map.of("q", List.of(query))));
            return Uni.createFrom().voidItem();
        } catch (ProblemException e) {
            return connection.close(reason(e));
        }
    }

    @OnBinaryMessage
    Uni<Void> binary(Buffer message, WebSocketConnection connection) {
        return connection.close(BAD_MESSAGE);
    }

    /** What a browser, which never sees the answer to an upgrade, can be told: at most 123 bytes (RFC 6455, section 5.5). */
    private static CloseReason reason(ProblemException e) {
        int code = e.problem().status() == 400 ? BAD : UNAVAILABLE.getCode();
        byte[] said = e.problem().detail().getBytes(StandardCharsets.US_ASCII);
        return new CloseReason(
                code, new String(said, 0, Math.min(said.length, LONGEST_REASON), StandardCharsets.US_ASCII));
    }

    private static void close(WebSocketConnection connection, CloseReason reason) {
        connection
                .close(reason)
                .subscribe()
                .with(closed -> {}, failure -> LOG.debugf("a client left: %s", failure.getMessage()));
    }

    @OnClose
    void closed(WebSocketConnection connection) {
        Session session = connection.userData().get(SESSION);
        if (session != null) {
            session.subscriber().cancel();
        }
    }

    @OnError
    Uni<Void> failed(Throwable failure, WebSocketConnection connection) {
        LOG.warnf("a live connection failed: %s", failure.getMessage());
        return connection.close(UNAVAILABLE);
    }
}
