package dev.eyewitness.ledger;

import dev.eyewitness.problem.Problem;
import dev.eyewitness.problem.ProblemException;
import dev.eyewitness.search.Filters;
import dev.eyewitness.security.Caller;
import dev.eyewitness.security.Roles;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The log as a Merkle tree (RFC 9162), in the layout of C2SP tlog-tiles and as proofs in JSON. */
@Path("/api/v1/ledger")
@Tag(name = "Proving")
@RolesAllowed(Roles.READ)
@Blocking
public class LedgerResource {

    /** What never changes may be kept, by the caller alone. */
    private static final String FOR_GOOD = "private, max-age=31536000, immutable";

    private static final String NEVER = "no-store";

    private final SecurityIdentity identity;
    private final Checkpoints checkpoints;
    private final Cosigning cosigning;
    private final Proofs proofs;
    private final LedgerKey key;

    @Inject
    LedgerResource(
            SecurityIdentity identity, Checkpoints checkpoints, Cosigning cosigning, Proofs proofs, LedgerKey key) {
        this.identity = identity;
        this.checkpoints = checkpoints;
        this.cosigning = cosigning;
        this.proofs = proofs;
        this.key = key;
    }

    @GET
    @Path("/checkpoint")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(
            summary = "The newest checkpoint",
            description =
                    "A C2SP signed note: the log's name, how many activities it has, the root of their Merkle tree; with the"
                            + " service's Ed25519 signature and those of witnesses that were taken back. It covers all that was recorded before it"
                            + " was asked for. At most one a second is made: it may take that long.")
    @APIResponse(
            responseCode = "200",
            description = "The signed note",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_PLAIN,
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "Three activities", value = Examples.CHECKPOINT)))
    @APIResponse(
            responseCode = "404",
            description = "No checkpoint of that size is kept",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "500",
            description = "The log was altered: nothing is signed any more",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response checkpoint(
            @Parameter(
                            description = "Left out: the newest; otherwise the one of that size, as far as it is kept",
                            example = "3")
                    @QueryParam("size")
                    @Nullable
                    String size,
            @Context UriInfo uri) {
        Filters.refuseUnknown(uri.getQueryParameters().keySet(), Set.of("size"));
        StoredCheckpoint checkpoint = size == null
                ? checkpoints.covering(tenant())
                : checkpoints
                        .ofSize(tenant(), TreeSize.parse("size", size))
                        .orElseThrow(() -> new ProblemException(Problem.of(404, "no checkpoint of this size is kept")));
        return Response.ok(checkpoint.note())
                .header(HttpHeaders.CACHE_CONTROL, NEVER)
                .build();
    }

    @PUT
    @Path("/checkpoint")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.TEXT_PLAIN)
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(
            summary = "Take back a cosigned checkpoint",
            description =
                    "A checkpoint that this service has signed, with the signatures of witnesses below its own: these are kept and"
                            + " served with it from now on. Where the witness's key is configured, its valid signatures alone are kept.")
    @RequestBody(
            required = true,
            description =
                    "The signed note with the further signatures; with those that are kept already at most 16 KiB.",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_PLAIN,
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "Cosigned by a witness", value = Examples.COSIGNED)))
    @APIResponse(
            responseCode = "200",
            description = "The note with all signatures that are kept",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_PLAIN,
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "Cosigned by a witness", value = Examples.COSIGNED)))
    @APIResponse(
            responseCode = "400",
            description =
                    "It is no signed note, of another log, or without a valid signature of this service or of a witness, or would become too long",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "This checkpoint is not kept any more",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public String cosign(String note) {
        return cosigning.take(tenant(), note).note();
    }

    @GET
    @Path("/tile/{coordinates: .+}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            summary = "A tile",
            description =
                    "Up to 256 hashes of one level of the tree, 32 bytes each (C2SP tlog-tiles): <L>/<N>, or <L>/<N>.p/<W> for a"
                            + " partial tile of W hashes; N in groups of three digits, such as 067 or x001/x234/067. It never changes.")
    @APIResponse(
            responseCode = "200",
            description = "The hashes one after another",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "400",
            description = "These are no coordinates of a tile",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "The tree has no such tile, or none so wide",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "500",
            description = "The log was altered: nothing is proved any more",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response tile(@Parameter(example = "0/000.p/3") @PathParam("coordinates") String coordinates) {
        byte[] hashes = proofs.tile(tenant(), TilePath.parse(coordinates))
                .orElseThrow(() -> new ProblemException(
                        Problem.of(404, "the tree of this log has no such tile, or none so wide")));
        return Response.ok(hashes).header(HttpHeaders.CACHE_CONTROL, FOR_GOOD).build();
    }

    @GET
    @Path("/proof")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Prove that an activity stands in the log",
            description =
                    "The leaf, its inclusion proof, and the checkpoint that they lead to: with the log's key, all that is needed to"
                            + " verify it elsewhere.")
    @APIResponse(
            responseCode = "200",
            description = "The proof",
            content =
                    @Content(
                            schema = @Schema(implementation = Proof.class),
                            examples = @ExampleObject(name = "The second of three activities", value = Examples.PROOF)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter is missing or unknown",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "This log has no such activity",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "500",
            description = "The log was altered: nothing is proved any more",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Proof proof(
            @Parameter(
                            required = true,
                            description = "Of the activity",
                            example = "019ab1e2-7d6f-7c41-9b0a-3d6f0f3b8a11")
                    @QueryParam("id")
                    @Nullable
                    String id,
            @Context UriInfo uri) {
        Filters.refuseUnknown(uri.getQueryParameters().keySet(), Set.of("id"));
        if (id == null) {
            throw ProblemException.invalid("id", "is required");
        }
        return proofs.inclusion(tenant(), id)
                .orElseThrow(() -> new ProblemException(Problem.of(404, "this log has no activity with this id")));
    }

    @GET
    @Path("/consistency")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Prove that the log has only grown",
            description = "That the tree of a later checkpoint holds all that an earlier one held (RFC 9162).")
    @APIResponse(
            responseCode = "200",
            description = "The proof",
            content =
                    @Content(
                            schema = @Schema(implementation = Consistency.class),
                            examples =
                                    @ExampleObject(
                                            name = "From two activities to three",
                                            value = Examples.CONSISTENCY)))
    @APIResponse(
            responseCode = "400",
            description = "A size is missing, is no number, or larger than the log; or from is larger than to",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "500",
            description = "The log was altered: nothing is proved any more",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Consistency consistency(
            @Parameter(required = true, description = "Size of the earlier checkpoint", example = "2")
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(required = true, description = "Size of the later checkpoint", example = "3")
                    @QueryParam("to")
                    @Nullable
                    String to,
            @Context UriInfo uri) {
        Filters.refuseUnknown(uri.getQueryParameters().keySet(), Set.of("from", "to"));
        return proofs.consistency(tenant(), TreeSize.parse("from", from), TreeSize.parse("to", to));
    }

    @GET
    @Path("/key")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(
            summary = "The log's verifier key",
            description =
                    "In the form of C2SP signed-note: the log's name, the key's id, and the Ed25519 public key. Keep a copy, and"
                            + " compare it with what the operator publishes: whoever can alter the log could serve another key here.")
    @APIResponse(
            responseCode = "200",
            description = "The verifier key",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_PLAIN,
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "Of the tenant default", value = Examples.KEY)))
    public String key() {
        return key.verifierKey(tenant()) + "\n";
    }

    private String tenant() {
        return Caller.of(identity).tenant();
    }
}
