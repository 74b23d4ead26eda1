package dev.eyewitness.page;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** The addresses of the page, of the log that other pages embed and of the client that they import, and a Content-Security-Policy under which nothing runs or loads that the service did not build. */
@ApplicationScoped
class PageRoutes {

    private static final String PAGE = "/admin-session-logs";
    private static final String FILE = PAGE + "/index.html";

    /** The log as an element, at an address that other pages name. */
    private static final String ELEMENT = "/eyewitness-log.js";

    /** The TypeScript client and its types, at addresses that other pages and programs name. */
    private static final String CLIENT = "/client/*";

    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'");

    /** A file whose name holds the hash of its content never changes. */
    private static final String HASHED_FILE = "/assets/.+-[A-Za-z0-9_-]{8}\\.[a-z0-9]+";

    /** Before the static files. */
    private static final int ROUTE_ORDER = -10;

    void register(@Observes Router router) {
        router.route(HttpMethod.GET, "/").order(ROUTE_ORDER).handler(context -> redirect(context, PAGE));
        router.route(HttpMethod.GET, PAGE).order(ROUTE_ORDER).handler(PageRoutes::page);
        router.route(HttpMethod.GET, FILE).order(ROUTE_ORDER).handler(PageRoutes::secure);
        router.route(HttpMethod.GET, ELEMENT).order(ROUTE_ORDER).handler(PageRoutes::lend);
        router.route(HttpMethod.GET, CLIENT)
                .order(ROUTE_ORDER)
                .handler(PageRoutes::lend)
                .handler(PageRoutes::describe);
        router.routeWithRegex(HttpMethod.GET, HASHED_FILE).order(ROUTE_ORDER).handler(PageRoutes::keep);
    }

    /** The route takes a trailing slash as well; the page has one address. */
    private static void page(RoutingContext context) {
        if (context.request().uri().matches("[^?]*/(\\?.*)?")) {
            redirect(context, PAGE);
        } else {
            context.reroute(FILE);
        }
    }

    private static void redirect(RoutingContext context, String address) {
        context.response()
                .setStatusCode(302)
                .putHeader(HttpHeaders.LOCATION, address)
                .end();
    }

    private static void secure(RoutingContext context) {
        context.response()
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        context.next();
    }

    /** Any page may load the element, for there is no secret in it; what it then may read is up to the API. */
    private static void lend(RoutingContext context) {
        context.response()
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        context.next();
    }

    /** Says where the types of a module are, as Deno asks; and of types that they are TypeScript, which to others is a film's ending. */
    private static void describe(RoutingContext context) {
        String path = context.normalizedPath();
        if (path.endsWith(".js")) {
            context.response().putHeader("X-TypeScript-Types", path.replaceFirst("\\.js$", ".d.ts"));
        } else if (path.endsWith(".d.ts")) {
            context.addHeadersEndHandler(end ->
                    context.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/typescript;charset=UTF-8"));
        }
        context.next();
    }

    /** Chunks of the element are among these. */
    private static void keep(RoutingContext context) {
        context.response()
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
        context.next();
    }
}
