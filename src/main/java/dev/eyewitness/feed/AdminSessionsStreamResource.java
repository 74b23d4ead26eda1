package dev.eyewitness.feed;

import dev.eyewitness.problem.Problem;
import dev.eyewitness.search.Filters;
import dev.eyewitness.security.Roles;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The live feed at its second address. */
@Path("/api/admin-sessions/activity-stream")
@Tag(name = "Watching live")
@RolesAllowed(Roles.READ)
@Produces(MediaType.SERVER_SENT_EVENTS)
public class AdminSessionsStreamResource {

    private final StreamResource stream;

    @Inject
    AdminSessionsStreamResource(StreamResource stream) {
        this.stream = stream;
    }

    @GET
    @Blocking
    @Operation(summary = "Watch activities live (SSE)", description = "The stream of /api/v1/activities/stream.")
    @APIResponse(responseCode = "200", description = "The stream; it ends when the token expires")
    @APIResponse(
            responseCode = "400",
            description = "A cursor or a filter that cannot be read",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "429", description = "This caller has as many streams open as it may")
    @APIResponse(responseCode = "503", description = "As many streams are open as the service takes; try again")
    public void stream(
            @Parameter(hidden = true) @Suspended AsyncResponse writtenDirectly,
            @Context RoutingContext context,
            @BeanParam Filters filters,
            @QueryParam(Resume.PARAMETER) @Nullable String after,
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) @Nullable String lastEventId) {
        stream.stream(writtenDirectly, context, filters, after, lastEventId);
    }
}
