package dev.eyewitness.ingest;

import dev.eyewitness.problem.ProblemRoutes;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Reads the body of a single activity before its resource is called: on the event loop nothing may wait, and a worker thread would be
 * woken with the headers, sleep until the body is there, and be woken again.
 */
@ApplicationScoped
class ReadAhead {

    private static final int AFTER_AUTHENTICATION = RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT;
    private static final int TOO_LONG = 413;

    private final BodyHandler whole = BodyHandler.create(false).setBodyLimit(BodyReader.MAX_BYTES);
    private final ProblemRoutes problems;

    ReadAhead(ProblemRoutes problems) {
        this.problems = problems;
    }

    void register(@Observes Router router) {
        router.post("/api/v1/activities")
                .order(AFTER_AUTHENTICATION)
                .handler(this::read)
                .failureHandler(this::fail);
    }

    /** A token that had to be verified leaves the request on a worker, where its body must not be touched. */
    private void read(RoutingContext context) {
        ContextInternal eventLoop = ((ConnectionBase) context.request().connection()).getContext();
        if (eventLoop.inThread()) {
            readOnEventLoop(context);
        } else {
            eventLoop.runOnContext(now -> readOnEventLoop(context));
        }
    }

    private void readOnEventLoop(RoutingContext context) {
        letCome(context.request());
        whole.handle(context);
    }

    /** Told once: the header is gone before anybody else acts on it. */
    private static void letCome(HttpServerRequest request) {
        String expected = request.getHeader(HttpHeaders.EXPECT);
        if (HttpHeaders.CONTINUE.toString().equalsIgnoreCase(expected)) {
            request.response().writeContinue();
            request.headers().remove(HttpHeaders.EXPECT);
        }
    }

    /** A caller who went away in the middle of the body is no error, and nobody is left to answer. */
    private void fail(RoutingContext context) {
        if (context.statusCode() == TOO_LONG) {
            problems.answer(context, BodyReader.tooLong());
        } else if (!(context.failure() instanceof HttpClosedException)) {
            context.next();
        }
    }
}
