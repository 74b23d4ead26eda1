package dev.eyewitness.ingest;

import dev.eyewitness.activity.Activity;
import dev.eyewitness.log.Commit;
import dev.eyewitness.log.Draft;
import dev.eyewitness.log.Outcome;
import dev.eyewitness.problem.Problem;
import dev.eyewitness.problem.ProblemException;
import dev.eyewitness.security.Caller;
import dev.eyewitness.security.Roles;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Recording: one activity a request. */
@Path("/api/v1/activities")
@Tag(name = "Recording")
public class ActivityResource {

    private final SecurityIdentity identity;
    private final BodyReader reader;
    private final Ingest ingest;
    private final Commit commit;
    private final ManagedExecutor workers;

    @Inject
    ActivityResource(
            SecurityIdentity identity, BodyReader reader, Ingest ingest, Commit commit, ManagedExecutor workers) {
        this.identity = identity;
        this.reader = reader;
        this.ingest = ingest;
        this.commit = commit;
        this.workers = workers;
    }

    @POST
    @RolesAllowed(Roles.WRITE)
    @NonBlocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Record an activity",
            description = "201 means: committed to disk, searchable, and on its way to every stream.")
    @RequestBody(
            required = true,
            description = "One activity, at most 64 KiB.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = NewActivity.class),
                            examples = @ExampleObject(name = "A payout was approved", value = Examples.NEW_ACTIVITY)))
    @APIResponse(
            responseCode = "201",
            description = "Recorded",
            content =
                    @Content(
                            schema = @Schema(implementation = Activity.class),
                            examples = @ExampleObject(name = "The activity as stored", value = Examples.ACTIVITY)))
    @APIResponse(
            responseCode = "200",
            description = "Recorded before under this Idempotency-Key: the first answer again",
            headers =
                    @Header(
                            name = Idempotency.REPLAYED,
                            description = "true",
                            schema = @Schema(implementation = Boolean.class)),
            content =
                    @Content(
                            schema = @Schema(implementation = Activity.class),
                            examples = @ExampleObject(name = "The activity as stored", value = Examples.ACTIVITY)))
    @APIResponse(
            responseCode = "400",
            description = "A rule of the field table is broken; violations names each field",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "401", description = "No token, or one that does not hold")
    @APIResponse(responseCode = "403", description = "The token does not hold activity:write")
    @APIResponse(
            responseCode = "413",
            description = "More than 64 KiB; refused before it is read",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "Too long", value = Examples.TOO_LONG)))
    @APIResponse(responseCode = "415", description = "Not application/json, or with a Content-Encoding")
    @APIResponse(
            responseCode = "422",
            description = "This Idempotency-Key was used for another activity",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "429",
            description = "This caller records more often than the service is set to take",
            headers =
                    @Header(
                            name = "Retry-After",
                            description = "Seconds",
                            schema = @Schema(implementation = Integer.class)),
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "Too often", value = Examples.TOO_OFTEN)))
    @APIResponse(
            responseCode = "503",
            description = "Busy or without a database; nothing was acknowledged, try again",
            headers =
                    @Header(
                            name = "Retry-After",
                            description = "Seconds",
                            schema = @Schema(implementation = Integer.class)),
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "Busy", value = Examples.BUSY)))
    public CompletionStage<Response> record(
            InputStream body,
            @Parameter(
                            description =
                                    "Names this activity: posted again with the same key and body within 24 hours, it is "
                                            + "answered with the first answer and not recorded again.",
                            schema = @Schema(maxLength = NewActivity.LONGEST_KEY),
                            example = "payout-po_17-approved")
                    @HeaderParam(Idempotency.HEADER)
                    @Nullable
                    String key,
            @Parameter(description = "W3C Trace Context; its trace id is stored.") @HeaderParam("traceparent") @Nullable
                    String traceparent,
            @Context HttpServerRequest request)
            throws IOException {
        Caller caller = Caller.of(identity);
        NewActivity posted = reader.read(body, NewActivity.class);
        String origin = origin(request);
        return draft(caller, posted, Idempotency.text(key, posted), Traceparent.traceId(traceparent))
                .thenCompose(draft -> commit.append(List.of(draft)))
                .thenCompose(outcomes -> answer(caller, origin, outcomes.getFirst()));
    }

    private CompletionStage<Draft> draft(
            Caller caller, NewActivity posted, @Nullable String key, @Nullable String traceId) {
        return ingest.draftAtOnce(caller, posted, key, traceId)
                .map(CompletableFuture::completedStage)
                .orElseGet(() -> workers.supplyAsync(() -> ingest.draft(caller, posted, key, traceId)));
    }

    private CompletionStage<Response> answer(Caller caller, String origin, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Stored stored ->
                CompletableFuture.completedStage(
                        located(Response.status(Response.Status.CREATED), origin, stored.activity())
                                .build());
            case Outcome.Replayed replayed -> replay(caller, origin, replayed);
            case Outcome.KeyReused reused ->
                CompletableFuture.failedStage(new ProblemException(Idempotency.keyReused()));
            case Outcome.Refused refused -> CompletableFuture.failedStage(new ProblemException(Ingest.refused()));
        };
    }

    /** The writer goes on, and a worker reads what was recorded before. */
    private CompletionStage<Response> replay(Caller caller, String origin, Outcome.Replayed replayed) {
        return workers.supplyAsync(() -> QuarkusTransaction.requiringNew()
                        .call(() ->
                                Activity.inLog(caller.tenant(), replayed.id()).orElseThrow()))
                .thenApply(first -> located(Response.ok(), origin, first)
                        .header(Idempotency.REPLAYED, true)
                        .build());
    }

    /** How the caller reaches the service; nothing where the request does not say, as HTTP/1.0 may. */
    private static String origin(HttpServerRequest request) {
        return request.authority() == null ? "" : request.scheme() + "://" + request.authority();
    }

    /** Its address as text: JAX-RS would read a URI and resolve it, on the writer's thread, with every activity. */
    private static Response.ResponseBuilder located(Response.ResponseBuilder answer, String origin, Activity activity) {
        return answer.header(HttpHeaders.LOCATION, origin + "/api/v1/activities/" + activity.id)
                .entity(activity);
    }
}
