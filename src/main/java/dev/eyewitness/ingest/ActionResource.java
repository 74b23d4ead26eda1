package dev.eyewitness.ingest;

import dev.eyewitness.activity.Action;
import dev.eyewitness.activity.ActionCatalog;
import dev.eyewitness.problem.Problem;
import dev.eyewitness.problem.ProblemException;
import dev.eyewitness.security.Caller;
import dev.eyewitness.security.Roles;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The catalogue of actions: the 40 built in, and the tenant's own. */
@Path("/api/v1/actions")
@Tag(name = "Actions")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class ActionResource {

    private final SecurityIdentity identity;
    private final ActionCatalog catalog;
    private final BodyReader reader;

    @Inject
    ActionResource(SecurityIdentity identity, ActionCatalog catalog, BodyReader reader) {
        this.identity = identity;
        this.catalog = catalog;
        this.reader = reader;
    }

    /** A list that can grow a second property one day. */
    public record Actions(List<Action> items) {}

    @GET
    @RolesAllowed({Roles.READ, Roles.WRITE})
    @Operation(
            summary = "List the actions",
            description = "The 40 built in and the tenant's own, with how each is shown.")
    @APIResponse(responseCode = "200", description = "The catalogue")
    public Actions list() {
        return new Actions(catalog.list(Caller.of(identity).tenant()));
    }

    @PUT
    @Path("/{code}")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Define an action",
            description = "How the tenant's own action is shown from now on; what is recorded keeps the words it has.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = NewAction.class)))
    @APIResponse(responseCode = "200", description = "The action as defined")
    @APIResponse(responseCode = "400", description = "A rule is broken; violations names each field")
    public Action define(@PathParam("code") String code, InputStream body) throws IOException {
        if (!code.matches(Action.CODE_PATTERN)) {
            throw ProblemException.invalid("code", "must match " + Action.CODE_PATTERN);
        }
        Action action = reader.read(body, NewAction.class).named(code);
        catalog.define(Caller.of(identity).tenant(), action);
        return action;
    }

    @DELETE
    @Path("/{code}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Drop an action", description = "Only the tenant's own; built-in ones remain.")
    @APIResponse(responseCode = "204", description = "Dropped")
    @APIResponse(responseCode = "404", description = "The tenant has no such action of its own")
    public void drop(@PathParam("code") String code) {
        if (!code.matches(Action.CODE_PATTERN)
                || !catalog.drop(Caller.of(identity).tenant(), code)) {
            throw new ProblemException(Problem.of(404, "the tenant has no action of its own with this code"));
        }
    }
}
