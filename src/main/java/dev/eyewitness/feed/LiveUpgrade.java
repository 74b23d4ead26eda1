package dev.eyewitness.feed;

import dev.eyewitness.problem.Problem;
import dev.eyewitness.problem.ProblemException;
import dev.eyewitness.problem.ProblemRoutes;
import dev.eyewitness.problem.Problems;
import dev.eyewitness.security.Caller;
import dev.eyewitness.security.Roles;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Refuses a WebSocket before the upgrade, with a problem that says why, where the framework would answer without a word. */
@ApplicationScoped
class LiveUpgrade {

    static final String PATH = "/api/v1/activities/live";

    /** After authentication, before the WebSocket's own route. */
    private static final int ROUTE_ORDER = -1;

    private final ProblemRoutes problems;
    private final StreamLimits limits;

    LiveUpgrade(ProblemRoutes problems, StreamLimits limits) {
        this.limits = limits;
        this.problems = problems;
    }

    void register(@Observes Router router) {
        router.route(HttpMethod.GET, PATH).order(ROUTE_ORDER).handler(this::check);
    }

    private void check(RoutingContext context) {
        if (!"websocket".equalsIgnoreCase(context.request().getHeader(HttpHeaders.UPGRADE))) {
            context.response().putHeader(HttpHeaders.UPGRADE, "websocket");
            problems.answer(context, Problem.of(426, "this address speaks WebSocket"));
            return;
        }
        Uni<SecurityIdentity> identity = QuarkusHttpUser.getSecurityIdentity(context, null);
        // What proceeding throws is a failure too: the subscriber alone would be told of it, and nobody answer.
        identity.invoke(caller -> proceed(context, caller))
                .subscribe()
                .with(proceeded -> {}, failure -> problems.answer(context, refusal(failure)));
    }

    private static Problem refusal(Throwable failure) {
        return failure instanceof ForbiddenException ? Problems.forbidden() : Problems.unauthorized();
    }

    private void proceed(RoutingContext context, SecurityIdentity caller) {
        if (caller == null || caller.isAnonymous()) {
            problems.answer(context, Problems.unauthorized());
        } else if (!caller.hasRole(Roles.READ)) {
            problems.answer(context, Problems.forbidden());
        } else {
            upgrade(context, Caller.of(caller));
        }
    }

    private void upgrade(RoutingContext context, Caller caller) {
        try {
            Line.of(context.request()).hold(limits.enter(caller), context);
        } catch (ProblemException full) {
            problems.answer(context, full.problem());
            return;
        }
        context.next();
    }
}
