package dev.eyewitness.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.smallrye.jwt.runtime.auth.JsonWebTokenCredential;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets a stream go on under a new token. */
@ApplicationScoped
public class TokenRenewal {

    private final IdentityProviderManager identities;

    TokenRenewal(IdentityProviderManager identities) {
        this.identities = identities;
    }

    /**
     * Verifies the new token as that of a request is.
     *
     * @param tenant whose log the stream shows
     * @return the caller as the new token says; fails with {@link AuthenticationFailedException} where the token does not hold or is
     *     of another tenant, with {@link ForbiddenException} where it may not read
     */
    public Uni<Caller> renew(String tenant, String token) {
        return identities
                .authenticate(new TokenAuthenticationRequest(new JsonWebTokenCredential(token)))
                .map(identity -> checked(tenant, identity));
    }

    private static Caller checked(String tenant, SecurityIdentity identity) {
        Caller renewed = Caller.of(identity);
        if (!renewed.tenant().equals(tenant)) {
            throw new AuthenticationFailedException("the token is of another tenant");
        }
        if (!identity.hasRole(Roles.READ)) {
            throw new ForbiddenException("the token may not read");
        }
        return renewed;
    }
}
