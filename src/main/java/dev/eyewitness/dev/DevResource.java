package dev.eyewitness.dev;

import dev.eyewitness.ingest.BodyReader;
import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
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
    private final BodyReader reader;

    @Inject
    DevResource(DevTokens tokens, DemoTraffic demo, BodyReader reader) {
        this.tokens = tokens;
        this.demo = demo;
        this.reader = reader;
    }

    /** A signed token. */
    public record Token(String token) {}

    /** Whether demo traffic runs. */
    public record Demo(@NotNull @Nullable Boolean running) {}

    @POST
    @Path("/token")
    @Operation(summary = "Make a token", description = "Signed with a key that lives as long as this process.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TokenRequest.class)))
    public Token token(InputStream body) throws IOException {
        return new Token(tokens.sign(reader.read(body, TokenRequest.class)));
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
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Demo.class)))
    public Demo switchDemo(InputStream body) throws IOException {
        demo.run(Boolean.TRUE.equals(reader.read(body, Demo.class).running()));
        return demo();
    }
}
