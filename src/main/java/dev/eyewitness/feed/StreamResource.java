package dev.eyewitness.feed;

import dev.eyewitness.problem.Problem;
import dev.eyewitness.search.Filters;
import dev.eyewitness.security.Caller;
import dev.eyewitness.security.Roles;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpMethod;
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
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The live feed as Server-Sent Events. */
@Path("/api/v1/activities/stream")
@Tag(name = "Watching live")
@RolesAllowed(Roles.READ)
@Produces(MediaType.SERVER_SENT_EVENTS)
public class StreamResource {

    private final SecurityIdentity identity;
    private final FeedHub hub;
    private final StreamLimits limits;

    @Inject
    StreamResource(SecurityIdentity identity, FeedHub hub, StreamLimits limits) {
        this.identity = identity;
        this.hub = hub;
        this.limits = limits;
    }

    @GET
    @Blocking
    @Operation(
            summary = "Watch activities live (SSE)",
            description =
                    "Events: hello, activity, caught-up, heartbeat, gap, reset, bye. The id of an event is its cursor: "
                            + "an EventSource that reconnects goes on where it was, without a gap or a double.")
    @APIResponse(
            responseCode = "200",
            description = "The stream; it ends when the token expires",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            examples = @ExampleObject(name = "A resumed stream", value = StreamExamples.RESUMED)))
    @APIResponse(
            responseCode = "400",
            description = "A cursor or a filter that cannot be read",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "No cursor", value = StreamExamples.BAD_FILTER)))
    @APIResponse(responseCode = "429", description = "This caller has as many streams open as it may")
    @APIResponse(responseCode = "503", description = "As many streams are open as the service takes; try again")
    public void stream(
            @Parameter(hidden = true) @Suspended AsyncResponse writtenDirectly,
            @Context RoutingContext context,
            @BeanParam Filters filters,
            @Parameter(
                            description = "Begin after this cursor; 0 replays the whole log. Left out: live only.",
                            example = "2s29rvge-4711")
                    @QueryParam(Resume.PARAMETER)
                    @Nullable
                    String after,
            @Parameter(description = "As after, and stronger: what an EventSource sends when it reconnects.")
                    @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER)
                    @Nullable
                    String lastEventId) {
        Line line = Line.of(context.request());
        Watch watch =
                StreamParameters.read(Caller.of(identity), context.request().query(), lastEventId, line);
        if (context.request().method().equals(HttpMethod.HEAD)) {
            SseClient.answerHeadersOf(context);
            return;
        }
        line.hold(limits.enter(watch.caller()), context);
        SseClient.connect(context, hub.open(watch), line);
    }
}
