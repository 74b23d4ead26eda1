package dev.eyewitness.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Problems for what never reaches a REST resource: addresses that nobody serves, and requests refused before. */
@ApplicationScoped
public class ProblemRoutes {

    private static final int BEFORE_BODY_LIMIT = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1;

    private final ObjectMapper json;
    private final long largestBody;

    ProblemRoutes(
            ObjectMapper json, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largestBody) {
        this.json = json;
        this.largestBody = largestBody.asLongValue();
    }

    void register(@Observes Router router) {
        router.route().order(BEFORE_BODY_LIMIT).handler(this::refuseLargeBody);
        router.route().order(Integer.MAX_VALUE).handler(context -> answer(context, Problems.ofStatus(404)));
        for (int status : new int[] {400, 401, 403, 404, 405, 406, 413, 415, 429, 500, 503}) {
            router.errorHandler(status, context -> answer(context, problemOf(context, status)));
        }
    }

    /** The framework's own limit would answer without a word. */
    private void refuseLargeBody(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > largestBody) {
            HttpServerResponse response = context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            response.endHandler(sent -> context.request().connection().close());
            answer(context, Problems.ofStatus(413));
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
