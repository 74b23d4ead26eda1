package dev.eyewitness.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Problems for what never reaches a REST resource: addresses that nobody serves, and requests refused before. */
@ApplicationScoped
public class ProblemRoutes {

    private final ObjectMapper json;

    ProblemRoutes(ObjectMapper json) {
        this.json = json;
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MAX_VALUE).handler(context -> answer(context, Problems.ofStatus(404)));
        router.route().order(Integer.MAX_VALUE - 1).failureHandler(this::refuse);
        for (int status : new int[] {400, 401, 403, 404, 405, 406, 413, 415, 429, 500, 503}) {
            router.errorHandler(status, context -> answer(context, problemOf(context, status)));
        }
    }

    /** A request that no handler is given, such as one without a host: the framework would answer it in its own words. */
    private void refuse(RoutingContext context) {
        if (context.statusCode() == 400) {
            answer(context, Problems.ofStatus(400));
        } else {
            context.next();
        }
    }

    private static Problem problemOf(RoutingContext context, int status) {
        Throwable failure = context.failure();
        if (failure instanceof AuthenticationException) {
            return Problems.unauthorized();
        }
        return failure instanceof ForbiddenException ? Problems.forbidden() : Problems.ofStatus(status);
    }

    /** Ends the response with that problem; does nothing where it has begun. */
    public void answer(RoutingContext context, Problem problem) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        if (problem.status() == 401) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        if (problem.status() == 503 || problem.status() == 429) {
            response.putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(Problems.RETRY_AFTER_SECONDS));
        }
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(text(
                        problem.at(Objects.requireNonNullElse(context.request().path(), "/"))));
    }

    private String text(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
