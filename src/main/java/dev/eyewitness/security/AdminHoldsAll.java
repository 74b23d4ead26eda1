package dev.eyewitness.security;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Gives a caller with the role admin the other roles too. */
@ApplicationScoped
public class AdminHoldsAll implements SecurityIdentityAugmentor {

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom()
                .item(
                        identity.hasRole(Roles.ADMIN)
                                ? QuarkusSecurityIdentity.builder(identity)
                                        .addRoles(Roles.ALL)
                                        .build()
                                : identity);
    }
}
