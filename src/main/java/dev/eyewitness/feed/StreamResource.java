package dev.eyewitness.feed;

import dev.eyewitness.security.Caller;
import dev.eyewitness.security.Roles;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** The live feed as Server-Sent Events. */
@Path("/api/v1/activities/stream")
@Tag(name = "Watching live")
@RolesAllowed(Roles.READ)
@Produces(MediaType.SERVER_SENT_EVENTS)
public class StreamResource {

    static final String PROXY_BUFFERING = "X-Accel-Buffering";

    /** How long an EventSource waits before it reconnects. */
    private static final long RETRY_MS = 2_000;

    private final SecurityIdentity identity;
    private final FeedHub hub;

    @Inject
    StreamResource(SecurityIdentity identity, FeedHub hub) {
        this.identity = identity;
        this.hub = hub;
    }

    @GET
    @Blocking
    @RestStreamElementType(MediaType.TEXT_PLAIN) // the payload is JSON text already, to be written as it is
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @ResponseHeader(name = PROXY_BUFFERING, value = "no")
    @Operation(
            summary = "Watch activities live (SSE)",
            description = "Events: hello, activity, heartbeat, bye. The id of an event is its cursor.")
    @APIResponse(responseCode = "200", description = "The stream; it ends when the token expires")
    public Multi<OutboundSseEvent> stream(@Context Sse sse) {
        Caller caller = Caller.of(identity);
        return Multi.createFrom()
                .publisher(hub.open(caller.tenant(), caller.expiresAt()))
                .map(frame -> event(sse, frame));
    }

    private static OutboundSseEvent event(Sse sse, Frame frame) {
        OutboundSseEvent.Builder event =
                sse.newEventBuilder().name(frame.type()).data(frame.data());
        if (frame.cursor() != null) {
            event.id(frame.cursor().toString());
        }
        return frame.type().equals("hello") ? event.reconnectDelay(RETRY_MS).build() : event.build();
    }
}
