package dev.eyewitness.security;

import dev.eyewitness.problem.Problem;
import dev.eyewitness.problem.ProblemRoutes;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the token of a browser from its cookie, and keeps other sites from using it.
 *
 * <p>A request that changes something by cookie, and every WebSocket upgrade that carries an Origin, must come from an allowed
 * origin: SameSite=Strict alone does not stop a sibling sub-domain, and WebSockets know no CORS.
 */
@ApplicationScoped
public class BrowserCookie {

    /** The HttpOnly cookie that holds the token. */
    static final String NAME = "eyewitness_token";

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /** Before authentication and CORS. */
    private static final int FILTER_PRIORITY = 400;

    private final Origins origins;
    private final ProblemRoutes problems;

    BrowserCookie(Origins origins, ProblemRoutes problems) {
        this.origins = origins;
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, FILTER_PRIORITY);
    }

    private void filter(RoutingContext context) {
        HttpServerRequest request = context.request();
        String token = tokenOf(request);
        boolean byCookie = token != null && !request.headers().contains(HttpHeaders.AUTHORIZATION);
        boolean changes = byCookie && !SAFE.contains(request.method());
        if ((changes || isUpgradeFromPage(request)) && !isFromAllowedOrigin(request)) {
            problems.answer(context, Problem.of(403, "this origin may not use the browser session"));
            return;
        }
        if (byCookie) {
            request.headers().set(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        }
        context.next();
    }

    private static @Nullable String tokenOf(HttpServerRequest request) {
        Cookie cookie = request.getCookie(NAME);
        return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
    }

    private static boolean isUpgradeFromPage(HttpServerRequest request) {
        return "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))
                && request.headers().contains(HttpHeaders.ORIGIN);
    }

    private boolean isFromAllowedOrigin(HttpServerRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && origins.allow(origin, request.scheme() + "://" + request.authority());
    }
}
