package dev.eyewitness.security;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Lets the pages of listed origins read what the API answers them, as the log that is embedded in one does.
 *
 * <p>An origin that is not listed is told nothing, by which a browser keeps the answer from its page. It is not refused: what is no
 * browser may send any Origin along with its token.
 */
@ApplicationScoped
class CrossOrigin {

    /** Before a request is counted as one under way, for a browser's question is answered without it. */
    private static final int FILTER_PRIORITY = 300;

    private static final String API = "/api/";

    private static final String METHODS = "GET, POST, PUT, DELETE";
    private static final String REQUEST_HEADERS =
            "Accept, Authorization, Content-Type, Idempotency-Key, Last-Event-ID, traceparent";
    private static final String ANSWER_HEADERS =
            "Content-Disposition, Idempotency-Replayed, Link, Location, Retry-After, WWW-Authenticate";
    private static final String REMEMBER_FOR_SECONDS = "7200";

    private final Origins origins;

    CrossOrigin(Origins origins) {
        this.origins = origins;
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, FILTER_PRIORITY);
    }

    private void filter(RoutingContext context) {
        HttpServerRequest request = context.request();
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null || !context.normalizedPath().startsWith(API) || !origins.list(origin)) {
            context.next();
            return;
        }
        MultiMap headers = context.response().headers();
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
                .set(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true")
                .add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        if (isQuestion(request)) {
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
                    .set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, REQUEST_HEADERS)
                    .set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, REMEMBER_FOR_SECONDS);
            context.response().setStatusCode(204).end();
        } else {
            headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, ANSWER_HEADERS);
            context.next();
        }
    }

    /** Whether a browser asks if it may send a request, before it does. */
    private static boolean isQuestion(HttpServerRequest request) {
        return HttpMethod.OPTIONS.equals(request.method())
                && request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    }
}
