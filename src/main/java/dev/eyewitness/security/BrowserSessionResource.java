package dev.eyewitness.security;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Puts a bearer token into the browser's HttpOnly cookie, so that no script of the page can read it. */
@Path("/api/v1/browser-session")
@Tag(name = "Browser session")
public class BrowserSessionResource {

    private final SecurityIdentity identity;

    @Inject
    BrowserSessionResource(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** What the page shows of who is signed in. */
    @JsonInclude
    public record SignedIn(
            @Nullable String adminId,
            @Nullable String name,
            @Nullable String email,
            String tenant,
            Set<String> groups,
            Instant expiresAt) {}

    @GET
    @Authenticated
    @Operation(summary = "Who is signed in", description = "What the token of this browser says.")
    @APIResponse(responseCode = "200", description = "The caller")
    @APIResponse(responseCode = "401", description = "Nobody is signed in")
    public SignedIn get() {
        Caller caller = Caller.of(identity);
        return new SignedIn(
                caller.subject(), caller.name(), caller.email(), caller.tenant(), caller.roles(), caller.expiresAt());
    }

    @PUT
    @Authenticated
    @Operation(
            summary = "Sign a browser in",
            description = "Called with the bearer header: the token goes into the cookie eyewitness_token"
                    + " (HttpOnly, SameSite=Strict) until it expires.")
    @APIResponse(responseCode = "204", description = "The cookie is set")
    @APIResponse(responseCode = "401", description = "No token, or one that does not hold")
    public Response put(@Context HttpServerRequest request) {
        JsonWebToken token = (JsonWebToken) identity.getPrincipal();
        Duration left = Duration.between(Instant.now(), Caller.of(identity).expiresAt());
        return Response.noContent()
                .cookie(cookie(
                        token.getRawToken(), Math.toIntExact(Math.min(left.toSeconds(), Integer.MAX_VALUE)), request))
                .build();
    }

    @DELETE
    @PermitAll
    @Operation(summary = "Sign a browser out", description = "Clears the cookie.")
    @APIResponse(responseCode = "204", description = "The cookie is cleared")
    public Response delete(@Context HttpServerRequest request) {
        return Response.noContent().cookie(cookie("", 0, request)).build();
    }

    private static NewCookie cookie(String value, int maxAgeSeconds, HttpServerRequest request) {
        return new NewCookie.Builder(BrowserCookie.NAME)
                .value(value)
                .path("/")
                .maxAge(maxAgeSeconds)
                .httpOnly(true)
                .secure(request.isSSL() || "https".equals(request.scheme()))
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
