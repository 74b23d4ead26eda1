package dev.eyewitness.admission;

import dev.eyewitness.log.Pulse;
import dev.eyewitness.problem.Problem;
import dev.eyewitness.problem.ProblemRoutes;
import dev.eyewitness.problem.Problems;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/** The door, on the event loop: lets a request in or refuses it, before a thread or its body is spent on it. */
@ApplicationScoped
class Admission {

    private static final String API = "/api/";

    /** A WebSocket takes no thread while it is open, and has its own bounds. */
    private static final String SOCKET = "/api/v1/activities/live";

    /** Answers without an end in sight: each has a bound of its own, and is no request under way once it has begun. */
    private static final Set<String> STREAMS =
            Set.of("/api/v1/activities/stream", "/api/admin-sessions/activity-stream", "/api/v1/activities/export");

    /** After CORS, so that a page can read the refusal, and before authentication. */
    private static final int FILTER_PRIORITY = 250;

    private static final long TIDY_EVERY_MS = 1_000;

    private final Room room;
    private final Pulse pulse;
    private final ProblemRoutes problems;
    private final Vertx vertx;

    Admission(Room room, Pulse pulse, ProblemRoutes problems, Vertx vertx) {
        this.room = room;
        this.pulse = pulse;
        this.problems = problems;
        this.vertx = vertx;
    }

    void register(@Observes Filters filters) {
        filters.register(this::decide, FILTER_PRIORITY);
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(TIDY_EVERY_MS, timer -> room.tidy());
    }

    private void decide(RoutingContext context) {
        String path = context.normalizedPath();
        AnnouncedBody body = AnnouncedBody.of(context.request(), path);
        context.put(AnnouncedBody.KEY, body);
        if (!body.isEmpty()) {
            context.addEndHandler(answered -> Visit.letGoOfBody(context));
        }
        if (body.isTooLong()) {
            problems.answer(context, Problem.of(413, "the body takes at most " + body.limit() + " bytes"));
        } else if (body.isEncoded()) {
            context.response().putHeader(HttpHeaders.ACCEPT_ENCODING, HttpHeaders.IDENTITY);
            problems.answer(context, Problem.of(415, "a body is taken as it is, without Content-Encoding"));
        } else if (!path.startsWith(API)) {
            context.next();
        } else if (!pulse.isFelt()) {
            problems.answer(context, Problems.databaseGone());
        } else if (path.equals(SOCKET)) {
            context.next();
        } else {
            enter(context, new Visit(context, body), STREAMS.contains(path));
        }
    }

    private void enter(RoutingContext context, Visit visit, boolean isStream) {
        if (!room.enter(visit)) {
            problems.answer(context, Problems.busy());
            return;
        }
        context.addEndHandler(answered -> room.leave(visit));
        if (isStream) {
            context.addHeadersEndHandler(opened -> room.leave(visit));
        }
        context.next();
    }
}
