package dev.eyewitness.security;

import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.jspecify.annotations.Nullable;

/**
 * A token whose signature holds, with its claims read once. Asked for a claim that {@link Claims} has no constant for, the library throws an
 * exception, and catches it, each time.
 */
final class VerifiedToken extends JWTCallerPrincipal {

    private final JWTCallerPrincipal token;
    private final Map<String, Object> claims = new HashMap<>();

    VerifiedToken(JWTCallerPrincipal token) {
        super(token.getRawToken(), Claims.raw_token.name());
        this.token = token;
        token.getClaimNames().forEach(this::read);
        for (Claims known : Claims.values()) {
            read(known.name());
        }
    }

    /** What the token lacks may have a value too: the time 0. */
    private void read(String name) {
        Object value = token.getClaim(name);
        if (value != null) {
            claims.put(name, value);
        }
    }

    @Override
    public @Nullable String getName() {
        return token.getName();
    }

    @Override
    public Set<String> getAudience() {
        return token.getAudience();
    }

    @Override
    public Set<String> getGroups() {
        return token.getGroups();
    }

    @Override
    protected Collection<String> doGetClaimNames() {
        return token.getClaimNames();
    }

    @Override
    protected @Nullable Object getClaimValue(String name) {
        return claims.get(name);
    }
}
