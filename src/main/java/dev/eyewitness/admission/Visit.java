package dev.eyewitness.admission;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** A request that was let in. */
final class Visit {

    /** How long what still arrives is thrown away after an answer: a connection closed at once would take the answer with it. */
    private static final long LINGER_MS = 2_000;

    private final RoutingContext context;
    private final AnnouncedBody body;
    private final long since = System.nanoTime();

    Visit(RoutingContext context, AnnouncedBody body) {
        this.context = context;
        this.body = body;
    }

    AnnouncedBody body() {
        return body;
    }

    /** Whether it was answered, or nobody is left to answer. */
    boolean isOver() {
        return context.response().ended() || context.response().closed();
    }

    /** Closes the connection of a caller who takes longer than that to send the body. */
    void hurry(Duration bodyTimeout) {
        HttpServerRequest request = context.request();
        if (!body.isEmpty() && !request.isEnded() && System.nanoTime() - since > bodyTimeout.toNanos()) {
            breakOff(request);
        }
    }

    /** Over HTTP/2 the connection is shared with requests that are well. */
    private static void breakOff(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset();
        } else {
            request.connection().close();
        }
    }

    /** After an answer that did not wait for the whole body: lets go of the rest, and of a caller who does not stop sending. */
    static void letGoOfBody(RoutingContext context) {
        context.vertx().getOrCreateContext().runOnContext(now -> {
            HttpServerRequest request = context.request();
            if (request.isEnded() || context.response().closed()) {
                return;
            }
            request.handler(rest -> {}).resume();
            context.vertx().setTimer(LINGER_MS, timer -> {
                if (!request.isEnded()) {
                    breakOff(request);
                }
            });
        });
    }
}
