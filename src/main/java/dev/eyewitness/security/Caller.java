package dev.eyewitness.security;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a request, as the token says.
 *
 * @param tenant whose log the token reaches
 * @param subject the token's {@code sub}
 * @param expiresAt when the token ends, and with it every stream opened by it
 */
public record Caller(
        String tenant,
        @Nullable String subject,
        @Nullable String name,
        @Nullable String email,
        Set<String> roles,
        Instant expiresAt) {

    private static final String TENANT_CLAIM = "tenant";
    private static final String NAME_CLAIM = "name";
    private static final String DEFAULT_TENANT = "default";
    private static final int LONGEST_TENANT = 255;

    /**
     * Reads the token of an authenticated identity.
     *
     * @throws UnauthorizedException where there is none
     * @throws ForbiddenException where its tenant is not a name
     */
    public static Caller of(SecurityIdentity identity) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            throw new UnauthorizedException();
        }
        return new Caller(
                tenant(token),
                token.getSubject(),
                text(token.getClaim(NAME_CLAIM)),
                text(token.getClaim(Claims.email.name())),
                identity.getRoles(),
                Instant.ofEpochSecond(token.getExpirationTime()));
    }

    private static String tenant(JsonWebToken token) {
        if (!token.containsClaim(TENANT_CLAIM)) {
            return DEFAULT_TENANT;
        }
        String tenant = text(token.getClaim(TENANT_CLAIM));
        if (tenant == null || tenant.isBlank() || tenant.length() > LONGEST_TENANT || !isStorable(tenant)) {
            throw new ForbiddenException("the claim tenant is not a name of 1 to 255 characters");
        }
        return tenant;
    }

    /** PostgreSQL takes neither NUL nor half a pair of surrogates. */
    private static boolean isStorable(String tenant) {
        for (int at = 0; at < tenant.length(); at += Character.charCount(tenant.codePointAt(at))) {
            int character = tenant.codePointAt(at);
            if (character == 0 || Character.getType(character) == Character.SURROGATE) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String text(@Nullable Object claim) {
        return switch (claim) {
            case String text -> text;
            case JsonString text -> text.getString();
            case null, default -> null;
        };
    }
}
