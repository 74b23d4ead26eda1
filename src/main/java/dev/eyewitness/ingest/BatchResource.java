package dev.eyewitness.ingest;

import dev.eyewitness.log.Commit;
import dev.eyewitness.log.Draft;
import dev.eyewitness.problem.Problem;
import dev.eyewitness.problem.ProblemException;
import dev.eyewitness.problem.Problems;
import dev.eyewitness.security.Caller;
import dev.eyewitness.security.Roles;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Recording: many activities a request. */
@Path(BatchResource.PATH)
@Tag(name = "Recording")
public class BatchResource {

    static final String PATH = "/api/v1/activities/batch";

    static final String NDJSON = "application/x-ndjson";

    private static final int MOST_ITEMS = 1_000;

    /** Twice the longest body: no more than it says may become of what is written in short. */
    private static final long MOST_STORED_BYTES = 16L * 1024 * 1024;

    private final SecurityIdentity identity;
    private final BodyReader reader;
    private final Ingest ingest;
    private final Commit commit;

    @Inject
    BatchResource(SecurityIdentity identity, BodyReader reader, Ingest ingest, Commit commit) {
        this.identity = identity;
        this.reader = reader;
        this.ingest = ingest;
        this.commit = commit;
    }

    @POST
    @RolesAllowed(Roles.WRITE)
    @Blocking
    @Consumes({MediaType.APPLICATION_JSON, NDJSON})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Record many activities",
            description = "Good items are stored, in the order given; bad ones are reported, each with its reason. "
                    + "Give each item an idempotencyKey, and the whole batch can be posted again blindly.")
    @RequestBody(
            required = true,
            description = "At most 1,000 activities of at most 64 KiB each, 8 MiB in all.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = SchemaType.ARRAY, implementation = NewActivity.class),
                        examples = @ExampleObject(name = "Two good ones and a bad one", value = Examples.BATCH)),
                @Content(
                        mediaType = NDJSON,
                        schema = @Schema(implementation = NewActivity.class),
                        examples = @ExampleObject(name = "One a line", value = Examples.LINES))
            })
    @APIResponse(
            responseCode = "200",
            description = "What became of each item, even where none was accepted",
            content =
                    @Content(
                            schema = @Schema(implementation = BatchAnswer.class),
                            examples =
                                    @ExampleObject(
                                            name = "Two good ones and a bad one",
                                            value = Examples.BATCH_ANSWER)))
    @APIResponse(
            responseCode = "400",
            description = "Not JSON from beginning to end; nothing was stored",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "401", description = "No token, or one that does not hold")
    @APIResponse(responseCode = "403", description = "The token does not hold activity:write")
    @APIResponse(
            responseCode = "413",
            description = "More than 1,000 items, 8 MiB, or 16 MiB as stored; nothing was stored")
    @APIResponse(
            responseCode = "415",
            description = "Neither application/json nor application/x-ndjson, or with a Content-Encoding")
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
    public Uni<BatchAnswer> record(
            InputStream body,
            @Parameter(hidden = true) @HeaderParam("Content-Type") @Nullable MediaType type,
            @Parameter(hidden = true) @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @Parameter(description = "W3C Trace Context; its trace id is stored.") @HeaderParam("traceparent") @Nullable
                    String traceparent)
            throws IOException {
        if (key != null) {
            throw ProblemException.invalid(
                    Idempotency.HEADER, "is for one activity: give each item of a batch its idempotencyKey");
        }
        if (type == null) {
            throw new ProblemException(Problems.ofStatus(415));
        }
        boolean isArray = MediaType.APPLICATION_JSON_TYPE.isCompatible(type);
        JsonItems items = isArray ? JsonItems.ofArray(body) : JsonItems.ofLines(body);
        Batch batch = read(items, Traceparent.traceId(traceparent));
        List<Draft> drafts = batch.drafts();
        return drafts.isEmpty()
                ? Uni.createFrom().item(batch.answer(List.of()))
                : Uni.createFrom()
                        .completionStage(commit.append(drafts))
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(batch::answer);
    }

    private Batch read(JsonItems items, @Nullable String traceId) throws IOException {
        Caller caller = Caller.of(identity);
        Batch batch = new Batch(PATH);
        long bytes = 0;
        for (byte[] item = items.next(); item != null; item = items.next()) {
            if (batch.size() == MOST_ITEMS) {
                throw new ProblemException(Problem.of(413, "a batch takes at most " + MOST_ITEMS + " activities"));
            }
            try {
                NewActivity posted = reader.read(item, NewActivity.class);
                Ingest.Weighed weighed = ingest.weighed(caller, posted, posted.idempotencyKey(), traceId);
                batch.add(weighed.draft());
                bytes += weighed.bytes();
            } catch (ProblemException e) {
                batch.reject(e.problem());
            }
            if (bytes > MOST_STORED_BYTES) {
                throw new ProblemException(Problem.of(
                        413,
                        "a batch takes at most " + MOST_STORED_BYTES + " bytes as stored, with numbers written out"));
            }
        }
        return batch;
    }
}
