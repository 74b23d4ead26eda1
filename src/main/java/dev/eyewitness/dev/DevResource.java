package dev.eyewitness.dev;

import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Tokens for the asking and demo traffic: in the dev profile alone. */
@Path("/dev")
@Tag(name = "Development", description = "Only in quarkus:dev")
@IfBuildProfile("dev")
@PermitAll
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class DevResource {

    private final DevTokens tokens;
    private final DemoTraffic demo;

    @Inject
    DevResource(DevTokens tokens, DemoTraffic demo) {
        this.tokens = tokens;
        this.demo = demo;
    }

    /** A signed token. */
    public record Token(String token) {}

    /** Whether demo traffic runs. */
    public record Demo(@NotNull @Nullable Boolean running) {}

    @POST
    @Path("/token")
    @Operation(summary = "Make a token", description = "Signed with a key that lives as long as this process.")
    public Token token(@Valid @NotNull TokenRequest request) {
        return new Token(tokens.sign(request));
    }

    @GET
    @Path("/demo")
    @Operation(summary = "Whether demo traffic runs")
    public Demo demo() {
        return new Demo(demo.isRunning());
    }

    @PUT
    @Path("/demo")
    @Operation(summary = "Switch demo traffic on or off")
    public Demo switchDemo(@Valid @NotNull Demo wanted) {
        demo.run(Boolean.TRUE.equals(wanted.running()));
        return demo();
    }
}
