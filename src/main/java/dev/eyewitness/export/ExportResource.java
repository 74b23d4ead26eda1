package dev.eyewitness.export;

import dev.eyewitness.ledger.ProofSeries;
import dev.eyewitness.problem.Problem;
import dev.eyewitness.problem.ProblemException;
import dev.eyewitness.search.Filters;
import dev.eyewitness.search.Query;
import dev.eyewitness.security.Caller;
import dev.eyewitness.security.Roles;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The log as a file. */
@Path("/api/v1/activities/export")
@Tag(name = "Exporting")
@RolesAllowed(Roles.EXPORT)
@Blocking
public class ExportResource {

    /** Its record must stay well below what metadata may hold. */
    private static final int LONGEST_QUERY_BYTES = 8_192;

    private static final DateTimeFormatter FILE_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final SecurityIdentity identity;
    private final Exports exports;
    private final ExportProofs exportProofs;
    private final ExportSettings settings;

    @Inject
    ExportResource(SecurityIdentity identity, Exports exports, ExportProofs exportProofs, ExportSettings settings) {
        this.identity = identity;
        this.exports = exports;
        this.exportProofs = exportProofs;
        this.settings = settings;
    }

    @GET
    @Operation(
            summary = "Export activities",
            description =
                    "Oldest first, however many. An answer that does not end in order is not whole. Each export is"
                            + " recorded as export_generated before its answer ends.")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            headers =
                    @Header(
                            name = HttpHeaders.CONTENT_DISPOSITION,
                            description = "The name of the file",
                            schema = @Schema(implementation = String.class)),
            content = {
                @Content(
                        mediaType = "text/csv",
                        schema = @Schema(implementation = String.class),
                        examples = @ExampleObject(name = "Two activities", value = Examples.CSV)),
                @Content(
                        mediaType = "application/x-ndjson",
                        schema = @Schema(implementation = String.class),
                        examples = {
                            @ExampleObject(name = "ndjson", value = Examples.NDJSON),
                            @ExampleObject(name = "ndjson with proofs", value = Examples.PROVED_NDJSON),
                            @ExampleObject(name = "ocsf", value = Examples.OCSF),
                            @ExampleObject(name = "cloudevents", value = Examples.CLOUDEVENTS)
                        })
            })
    @APIResponse(
            responseCode = "400",
            description = "A parameter is unknown or wrong",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "As many exports as may be are under way, or the service is busy or without a database",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public void export(
            @Parameter(hidden = true) @Suspended AsyncResponse answer,
            @Parameter(
                            required = true,
                            description = "csv, ndjson (the activities as they are), ocsf (OCSF 1.3) or cloudevents"
                                    + " (CloudEvents 1.0); the last three one object a line",
                            schema =
                                    @Schema(
                                            implementation = String.class,
                                            enumeration = {"csv", "ndjson", "ocsf", "cloudevents"}),
                            example = "csv")
                    @QueryParam("format")
                    @Nullable
                    String format,
            @Parameter(
                            description =
                                    "Whether each line of format=ndjson carries the proof of its activity; true unless told where a filter"
                                            + " is given. Then what is recorded after the export was asked for is not in it.",
                            schema = @Schema(implementation = Boolean.class))
                    @QueryParam("proofs")
                    @Nullable
                    String proofs,
            @Parameter(
                            description = "Proofs against the checkpoint of that size, and no activity after it.",
                            schema = @Schema(implementation = Long.class),
                            example = "4712")
                    @QueryParam("treeSize")
                    @Nullable
                    String treeSize,
            @BeanParam Filters filters,
            @Context UriInfo uri,
            @Context HttpServerRequest request) {
        Filters.refuseUnknown(uri.getQueryParameters().keySet(), Set.of("format", "proofs", "treeSize"));
        ExportFormat as = ExportFormat.parse(format);
        String fileName = "activities-" + FILE_TIME.format(Instant.now()) + "." + as.extension();
        Caller caller = caller();
        Query.AllOf query = recordable(filters.query());
        Optional<ProofSeries> series = exportProofs.of(caller.tenant(), as, query, proofs, treeSize);
        Export export = new Export(caller, query, as, fileName, series);
        Map<CharSequence, String> headers = Map.of(
                HttpHeaders.CONTENT_TYPE,
                as.mediaType(),
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"" + fileName + "\"",
                HttpHeaders.CACHE_CONTROL,
                "no-store");
        if (request.method().equals(HttpMethod.HEAD)) {
            Response.ResponseBuilder head = Response.ok();
            headers.forEach((name, value) -> head.header(name.toString(), value));
            answer.resume(head.build());
        } else {
            exports.run(export, new ClientStream(request, headers, settings.stallTimeout()));
        }
    }

    private Caller caller() {
        Caller caller = Caller.of(identity);
        if (caller.subject() == null || caller.subject().isBlank()) {
            throw new ProblemException(Problem.of(403, "an export is recorded by the token's sub, and this has none"));
        }
        return caller;
    }

    private static Query.AllOf recordable(Query.AllOf query) {
        if (query.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_QUERY_BYTES) {
            throw ProblemException.invalid(
                    "q",
                    "and the other filters are too long together to be recorded with the export: at most "
                            + LONGEST_QUERY_BYTES + " bytes");
        }
        return query;
    }
}
