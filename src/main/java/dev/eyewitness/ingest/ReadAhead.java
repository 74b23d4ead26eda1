package dev.eyewitness.ingest;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Waits for the body of a single activity on the event loop, before it takes a worker thread: which would else be woken with the
 * headers, sleep until the body is there, and be woken again.
 */
@ApplicationScoped
class ReadAhead {

    private static final int AFTER_AUTHENTICATION = RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT;

    private final BodyHandler whole = BodyHandler.create(false);

    void register(@Observes Router router) {
        router.post("/api/v1/activities")
                .order(AFTER_AUTHENTICATION)
                .handler(this::read)
                .failureHandler(ReadAhead::fail);
    }

    /** Admission has bounded the length that is announced; a body without one is read, and counted, by its worker. */
    private void read(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > 0) {
            context.request().resume();
            whole.handle(context);
        } else {
            context.next();
        }
    }

    /** A caller who went away in the middle of the body is no error, and nobody is left to answer. */
    private static void fail(RoutingContext context) {
        if (!(context.failure() instanceof HttpClosedException)) {
            context.next();
        }
    }
}
