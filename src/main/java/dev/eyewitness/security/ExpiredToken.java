package dev.eyewitness.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Refuses a token from the second on in which it expires.
 *
 * <p>SmallRye JWT goes on for a minute: it takes {@code mp.jwt.verify.clock.skew=0} for its default of 60. The streams end by
 * the token's own time, so no request may begin after it.
 */
@ApplicationScoped
public class ExpiredToken implements SecurityIdentityAugmentor {

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        boolean expired = identity.getPrincipal() instanceof JsonWebToken token
                && !Instant.now().isBefore(Instant.ofEpochSecond(token.getExpirationTime()));
        return expired
                ? Uni.createFrom().failure(new AuthenticationFailedException("the token has expired"))
                : Uni.createFrom().item(identity);
    }
}
