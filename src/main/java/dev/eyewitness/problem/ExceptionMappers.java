package dev.eyewitness.problem;

import dev.eyewitness.log.LogFull;
import dev.eyewitness.log.LogUnavailable;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Objects;
import org.hibernate.JDBCException;
import org.hibernate.exception.JDBCConnectionException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What each exception that reaches a REST resource's edge is answered with. */
public class ExceptionMappers {

    private static final Logger LOG = Logger.getLogger(ExceptionMappers.class);

    private static final String BEARER = "Bearer";

    private final AllowedMethods allowedMethods;

    ExceptionMappers(AllowedMethods allowedMethods) {
        this.allowedMethods = allowedMethods;
    }

    @ServerExceptionMapper
    Response problem(ProblemException e, HttpServerRequest request) {
        int status = e.problem().status();
        return status == 429 || status == 503
                ? unavailable(e.problem(), request)
                : answer(e.problem(), request).build();
    }

    @ServerExceptionMapper
    Response full(LogFull e, HttpServerRequest request) {
        return unavailable(Problems.busy(), request);
    }

    @ServerExceptionMapper
    Response unavailable(LogUnavailable e, HttpServerRequest request) {
        return unavailable(Problems.databaseGone(), request);
    }

    /** A query that the database never saw is our own fault; whatever the database says is an outage to the caller. */
    @ServerExceptionMapper
    Response databaseFailed(PersistenceException e, HttpServerRequest request) {
        if (!(e instanceof JDBCException)) {
            return unexpected(e, request);
        }
        if (e instanceof JDBCConnectionException) {
            LOG.errorf("the database is out of reach: %s", e.getMessage());
        } else {
            LOG.error("a database call failed", e);
        }
        return unavailable(Problems.databaseGone(), request);
    }

    /** The database went away between the last statement and the end of the transaction. */
    @ServerExceptionMapper
    Response notCommitted(QuarkusTransactionException e, HttpServerRequest request) {
        if (!(e.getCause() instanceof RollbackException)) {
            return unexpected(e, request);
        }
        LOG.error("a transaction did not end", e);
        return unavailable(Problems.databaseGone(), request);
    }

    /** A caller who ends the connection, or is too slow, while the body is read: the answer is for nobody. */
    @ServerExceptionMapper
    Response bodyBrokeOff(IOException e, HttpServerRequest request) {
        LOG.debugf(e, "the body of %s %s broke off", request.method(), request.path());
        return answer(Problem.of(HttpResponseStatus.BAD_REQUEST.code(), "the body broke off"), request)
                .build();
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthorized(SecurityException e, HttpServerRequest request) {
        return answer(Problems.unauthorized(), request)
                .header(HttpHeaders.WWW_AUTHENTICATE, BEARER)
                .build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e, HttpServerRequest request) {
        return answer(Problems.forbidden(), request).build();
    }

    @ServerExceptionMapper
    Response http(WebApplicationException e, HttpServerRequest request) {
        Response original = e.getResponse();
        Response.ResponseBuilder answer = answer(Problems.ofStatus(original.getStatus()), request);
        if (original.getStatus() == HttpResponseStatus.METHOD_NOT_ALLOWED.code()) {
            allowedMethods.at(path(request)).ifPresent(methods -> answer.header(HttpHeaders.ALLOW, methods));
        }
        return answer.build();
    }

    /** The framework would answer a failed validator in its own words. */
    @ServerExceptionMapper({Throwable.class, ValidationException.class})
    Response unexpected(Throwable e, HttpServerRequest request) {
        LOG.errorf(e, "%s %s failed", request.method(), request.path());
        return answer(Problems.ofStatus(HttpResponseStatus.INTERNAL_SERVER_ERROR.code()), request)
                .build();
    }

    private static Response unavailable(Problem problem, HttpServerRequest request) {
        return answer(problem, request)
                .header(HttpHeaders.RETRY_AFTER, Problems.RETRY_AFTER_SECONDS)
                .build();
    }

    private static Response.ResponseBuilder answer(Problem problem, HttpServerRequest request) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem.at(path(request)));
    }

    private static String path(HttpServerRequest request) {
        return Objects.requireNonNullElse(request.path(), "/");
    }
}
