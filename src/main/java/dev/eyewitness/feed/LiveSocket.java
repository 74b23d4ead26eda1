package dev.eyewitness.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eyewitness.log.LogUnavailable;
import dev.eyewitness.problem.ProblemException;
import dev.eyewitness.security.Caller;
import dev.eyewitness.security.TokenRenewal;
import io.netty.handler.codec.DecoderException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.InboundProcessingMode;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.VertxException;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * The live feed over a WebSocket.
 *
 * <p>Messages are taken as they come, on the connection's event loop, for a queue of them would have no bound.
 */
@WebSocket(path = LiveUpgrade.PATH, inboundProcessingMode = InboundProcessingMode.CONCURRENT)
public class LiveSocket {

    private static final Logger LOG = Logger.getLogger(LiveSocket.class);

    private static final String PONG = "{\"type\":\"pong\"}";

    private final FeedHub hub;
    private final TokenRenewal renewal;
    private final ObjectMapper json;
    private final SecurityIdentity identity;

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
        LiveSession session = LiveSession.of(connection);
        try {
            String query = connection.handshakeRequest().query();
            Watch watch = StreamParameters.read(Caller.of(identity), query, null, session.line());
            Subscriber subscriber = hub.open(watch);
            session.opened(subscriber);
            Outlet.connect(subscriber, session.line().eventLoop(), new LiveClient(subscriber, session, connection));
        } catch (ProblemException e) {
            session.close(LiveClose.of(e));
        } catch (LogUnavailable e) {
            session.close(LiveClose.UNAVAILABLE);
        }
    }

    @OnTextMessage
    @NonBlocking
    void message(String text, WebSocketConnection connection) {
        LiveSession session = LiveSession.of(connection);
        if (session.isClosing()) {
            return;
        }
        if (!session.allows()) {
            session.silence(LiveClose.TOO_MANY);
            return;
        }
        switch (LiveMessage.parse(json, text).orElse(null)) {
            case LiveMessage.Ping ping -> pong(connection);
            case LiveMessage.Auth auth -> session.whenOpen(subscriber -> renew(subscriber, auth, session));
            case LiveMessage.Narrow narrow -> narrow(session, narrow.query());
            case null -> session.close(LiveClose.BAD_MESSAGE);
        }
    }

    private static void pong(WebSocketConnection connection) {
        connection
                .sendText(PONG)
                .subscribe()
                .with(sent -> {}, failure -> LOG.debugf("a client left: %s", failure.getMessage()));
    }

    private void renew(Subscriber subscriber, LiveMessage.Auth auth, LiveSession session) {
        renewal.renew(subscriber.feed().tenant(), auth.token())
                .subscribe()
                .with(
                        caller -> hub.renew(subscriber, caller),
                        failure -> session.close(
                                failure instanceof ForbiddenException ? LiveClose.FORBIDDEN : LiveClose.REFUSED));
    }

    private static void narrow(LiveSession session, String query) {
        try {
            Filter filter = Filter.of(Map.of("q", List.of(query)));
            session.whenOpen(subscriber -> subscriber.filter(filter));
        } catch (ProblemException e) {
            session.close(LiveClose.of(e));
        }
    }

    @OnBinaryMessage
    @NonBlocking
    void binary(Buffer message, WebSocketConnection connection) {
        LiveSession.of(connection).silence(LiveClose.BAD_MESSAGE);
    }

    @OnClose
    @NonBlocking
    void closed(WebSocketConnection connection) {
        LiveSession.of(connection).whenOpen(Subscriber::cancel);
    }

    @OnError
    @NonBlocking
    void failed(Throwable failure, WebSocketConnection connection) {
        if (isOfTheClient(failure)) {
            LOG.debugf("a live connection failed: %s", failure.getMessage());
            LiveSession.of(connection).silence(LiveClose.UNREADABLE);
        } else {
            LOG.error("a live connection failed", failure);
            LiveSession.of(connection).close(LiveClose.FAILED);
        }
    }

    /** It has left without a word, or sent what is no frame, or too large a message (an IllegalStateException of Vert.x). */
    private static boolean isOfTheClient(Throwable failure) {
        return failure instanceof VertxException
                || failure instanceof IOException
                || failure instanceof DecoderException
                || failure instanceof IllegalStateException;
    }
}
