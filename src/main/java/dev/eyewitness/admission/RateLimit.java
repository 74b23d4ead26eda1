package dev.eyewitness.admission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.eyewitness.problem.Problem;
import dev.eyewitness.security.Caller;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Refuses a caller who records more often than {@link RateLimitSettings} allow: 429, before the body is read. */
// The cache picks these two of its classes by name, from what its builder is asked for.
@RegisterForReflection(
        classNames = {"com.github.benmanes.caffeine.cache.SSMSA", "com.github.benmanes.caffeine.cache.PSAMS"})
public class RateLimit {

    private static final String RECORDING = "/api/v1/activities";

    private static final long MOST_CALLERS = 10_000;
    private static final Duration FORGET_AFTER = Duration.ofMinutes(1);

    private final SecurityIdentity identity;
    private final boolean isOn;
    private final int perSecond;
    private final int burst;
    private final Cache<Key, Bucket> buckets;

    /**
     * Whom a bucket is for.
     *
     * @param name the token's {@code sub}; where it has none, the token itself
     */
    private record Key(String tenant, String name) {}

    RateLimit(SecurityIdentity identity, RateLimitSettings settings) {
        this.identity = identity;
        this.isOn = settings.requestsPerSecond().isPresent();
        this.perSecond = settings.requestsPerSecond().orElse(1);
        this.burst = settings.burst().orElse(perSecond);
        // A bucket that had the time to fill again is as good as a new one.
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_CALLERS)
                .expireAfterAccess(FORGET_AFTER.plusSeconds(burst / perSecond))
                .build();
    }

    @ServerRequestFilter
    @Nullable
    Response check(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        if (!isOn || !request.getMethod().equals(HttpMethod.POST) || !path.startsWith(RECORDING)) {
            return null;
        }
        ConsumptionProbe probe = buckets.get(key(), caller -> newBucket()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? null : refusal(path, probe.getNanosToWaitForRefill());
    }

    private Key key() {
        Caller caller = Caller.of(identity);
        String subject = caller.subject();
        return new Key(
                caller.tenant(), subject != null ? subject : ((JsonWebToken) identity.getPrincipal()).getRawToken());
    }

    private Bucket newBucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }

    private static Response refusal(String path, long nanosToWait) {
        long seconds = Math.ceilDiv(nanosToWait, TimeUnit.SECONDS.toNanos(1));
        Problem problem = Problem.of(429, "this caller records too often: try again in " + seconds + " s");
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.RETRY_AFTER, Math.max(1, seconds))
                .entity(problem.at(path))
                .build();
    }
}
