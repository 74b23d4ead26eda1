package dev.eyewitness.search;

import dev.eyewitness.activity.Activity;
import dev.eyewitness.problem.Problem;
import dev.eyewitness.problem.ProblemException;
import dev.eyewitness.security.Caller;
import dev.eyewitness.security.Roles;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Activities by what one remembers of them, in keyset pages, and one by its id. */
@Path(SearchResource.PATH)
@Tag(name = "Finding")
@RolesAllowed(Roles.READ)
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class SearchResource {

    static final String PATH = "/api/v1/activities";

    private static final Set<String> BESIDES_FILTERS = Set.of("limit", "cursor");

    private final SecurityIdentity identity;
    private final ActivityFinder finder;
    private final PageCursors cursors;

    @Inject
    SearchResource(SecurityIdentity identity, ActivityFinder finder, PageCursors cursors) {
        this.identity = identity;
        this.finder = finder;
        this.cursors = cursors;
    }

    @GET
    @Operation(
            summary = "Find activities",
            description = "Newest first, in pages that neither skip nor repeat while activities arrive.")
    @APIResponse(
            responseCode = "200",
            description = "A page; the header Link names the next one",
            content = @Content(schema = @Schema(implementation = Page.class)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter is unknown or wrong; the violation says at which position and what was expected",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "The question costs the database too much, or the service is busy or without a database",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response find(
            @BeanParam Filters filters,
            @Parameter(description = "1 to 200; left out: 50", example = "50") @QueryParam("limit") @Nullable
                    String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo uri) {
        Filters.refuseUnknown(uri.getQueryParameters().keySet(), BESIDES_FILTERS);
        Page page = finder.page(filters.query(), tenant(), cursors.parse(tenant(), cursor), PageLimit.parse(limit));
        return PageAnswer.of(page, page.next(), uri, PATH);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One activity")
    @APIResponse(
            responseCode = "200",
            description = "The activity",
            content = @Content(schema = @Schema(implementation = Activity.class)))
    @APIResponse(
            responseCode = "404",
            description = "This log has no such activity",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Activity get(@Parameter(example = "019ab1e2-7d6f-7c41-9b0a-3d6f0f3b8a11") @PathParam("id") String id) {
        return finder.byId(tenant(), id)
                .orElseThrow(() -> new ProblemException(Problem.of(404, "this log has no activity with this id")));
    }

    private String tenant() {
        return Caller.of(identity).tenant();
    }
}
