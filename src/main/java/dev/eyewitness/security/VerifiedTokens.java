package dev.eyewitness.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Remembers for {@link #FRESH_FOR} that a token's signature holds: a back office posts with one token all day, and verifying it
 * took a sixth of a post.
 *
 * <p>A token still ends at its time, which {@link ExpiredToken} looks at with every request. A verification key that is withdrawn
 * goes on for that long at most. Tokens that do not hold are not remembered.
 */
// The cache picks these two of its classes by name, from what its builder is asked for.
@RegisterForReflection(
        classNames = {"com.github.benmanes.caffeine.cache.SSMSW", "com.github.benmanes.caffeine.cache.PSWMS"})
@Alternative
@Priority(1)
@ApplicationScoped
public class VerifiedTokens extends JWTCallerPrincipalFactory {

    static final Duration FRESH_FOR = Duration.ofMinutes(1);

    private static final int MOST_TOKENS = 1_000;

    private final JWTCallerPrincipalFactory verifier = new DefaultJWTCallerPrincipalFactory();
    private final Cache<Known, JWTCallerPrincipal> verified;

    /** What held: the token, by those settings. */
    private record Known(String token, JWTAuthContextInfo settings) {}

    @Inject
    VerifiedTokens() {
        this(Ticker.systemTicker());
    }

    VerifiedTokens(Ticker clock) {
        verified = Caffeine.newBuilder()
                .maximumSize(MOST_TOKENS)
                .expireAfterWrite(FRESH_FOR)
                .ticker(clock)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo settings) throws ParseException {
        Known known = new Known(token, settings);
        JWTCallerPrincipal caller = verified.getIfPresent(known);
        if (caller == null) {
            caller = new VerifiedToken(verifier.parse(token, settings));
            verified.put(known, caller);
        }
        return caller;
    }
}
