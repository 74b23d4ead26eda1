package dev.eyewitness.session;

import dev.eyewitness.log.Cursor;
import dev.eyewitness.problem.Problem;
import dev.eyewitness.problem.ProblemException;
import dev.eyewitness.search.Filters;
import dev.eyewitness.search.PageAnswer;
import dev.eyewitness.search.PageCursors;
import dev.eyewitness.search.PageLimit;
import dev.eyewitness.search.Query;
import dev.eyewitness.security.Caller;
import dev.eyewitness.security.Roles;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The sessions of admins. */
@Path(SessionResource.PATH)
@Tag(name = "Sessions")
@RolesAllowed(Roles.READ)
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {

    static final String PATH = "/api/v1/sessions";

    private static final Set<String> PARAMETERS = Set.of("adminId", "active", "limit", "cursor");

    private static final String EXAMPLE = """
            {
              "sessionId": "s_81",
              "adminId": "ada",
              "adminName": "Ada Lovelace",
              "adminEmail": "ada@example.com",
              "startedAt": "2026-11-22T09:00:00Z",
              "lastActivityAt": "2026-11-22T09:30:00Z",
              "endedAt": "2026-11-22T09:30:00Z",
              "endReason": "logout",
              "activities": 12,
              "failures": 1,
              "ipAddresses": ["203.0.113.7"],
              "device": {"type": "desktop", "browser": "Firefox", "os": "Linux"}
            }""";

    private final SecurityIdentity identity;
    private final SessionFinder finder;
    private final PageCursors cursors;

    @Inject
    SessionResource(SecurityIdentity identity, SessionFinder finder, PageCursors cursors) {
        this.identity = identity;
        this.finder = finder;
        this.cursors = cursors;
    }

    @GET
    @Operation(
            summary = "List sessions",
            description = "Those that began last first, in pages that neither skip nor repeat while activities arrive.")
    @APIResponse(
            responseCode = "200",
            description = "A page; the header Link names the next one",
            content =
                    @Content(
                            schema = @Schema(implementation = SessionPage.class),
                            examples =
                                    @ExampleObject(
                                            name = "The only session",
                                            value = "{\"items\": [" + EXAMPLE + "], \"next\": null}")))
    @APIResponse(
            responseCode = "400",
            description = "A parameter is unknown or wrong",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "The question costs the database too much, or the service is busy or without a database",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response list(
            @Parameter(description = "Exact; repeated or separated by commas: any of them.", example = "ada,grace")
                    @QueryParam("adminId")
                    List<String> adminId,
            @Parameter(
                            description =
                                    "true: those that go on; false: those that have ended; left out: both. Where few of many are of"
                                            + " the kind, a page may hold fewer than limit and have a next all the same.",
                            schema = @Schema(implementation = Boolean.class),
                            example = "true")
                    @QueryParam("active")
                    @Nullable
                    String active,
            @Parameter(description = "1 to 200; left out: 50", example = "50") @QueryParam("limit") @Nullable
                    String limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo uri) {
        refuseUnknown(uri.getQueryParameters().keySet());
        Query.AllOf admins = Filters.query(Map.of("adminId", adminId));
        Cursor before = cursors.parse(tenant(), cursor);
        SessionPage page = finder.page(admins, active(active), tenant(), before, PageLimit.parse(limit));
        return PageAnswer.of(page, page.next(), uri, PATH);
    }

    @GET
    @Path("/{sessionId: .+}")
    @Operation(summary = "One session")
    @APIResponse(
            responseCode = "200",
            description = "The session",
            content =
                    @Content(
                            schema = @Schema(implementation = AdminSession.class),
                            examples = @ExampleObject(name = "A session that has ended", value = EXAMPLE)))
    @APIResponse(
            responseCode = "404",
            description = "This log has no such session",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public AdminSession get(@Parameter(example = "s_81") @PathParam("sessionId") String id) {
        return finder.byId(tenant(), id)
                .orElseThrow(() -> new ProblemException(Problem.of(404, "this log has no session with this id")));
    }

    private String tenant() {
        return Caller.of(identity).tenant();
    }

    private static void refuseUnknown(Set<String> given) {
        given.stream().filter(name -> !PARAMETERS.contains(name)).findFirst().ifPresent(name -> {
            throw ProblemException.invalid(name, "is not a parameter of this address");
        });
    }

    private static @Nullable Boolean active(@Nullable String text) {
        return switch (text == null ? "" : text.strip()) {
            case "" -> null;
            case "true" -> true;
            case "false" -> false;
            default -> throw ProblemException.invalid("active", "must be true or false");
        };
    }
}
