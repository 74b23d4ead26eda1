package dev.eyewitness.dev;

import io.quarkus.arc.profile.IfBuildProfile;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Signs tokens with the key pair that Quarkus makes at start in the dev profile. */
@ApplicationScoped
@IfBuildProfile("dev")
class DevTokens {

    private static final Duration DEFAULT_LIFE = Duration.ofHours(8);

    String sign(TokenRequest request) {
        long life = request.expiresIn() == null ? DEFAULT_LIFE.toSeconds() : request.expiresIn();
        JwtClaimsBuilder claims = Jwt.claims(optionalClaims(request)).expiresIn(Duration.ofSeconds(life));
        if (request.groups() != null) {
            claims.groups(request.groups());
        }
        return claims.sign();
    }

    private static Map<String, Object> optionalClaims(TokenRequest request) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("sub", request.sub());
        claims.put("name", request.name());
        claims.put("email", request.email());
        claims.put("tenant", request.tenant());
        claims.values().removeIf(Objects::isNull);
        return claims;
    }
}
