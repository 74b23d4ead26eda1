package dev.eyewitness.feed;

import dev.eyewitness.problem.Problem;
import dev.eyewitness.problem.ProblemException;
import dev.eyewitness.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** How many streams are open, in all and for each caller, and how many may be. */
@ApplicationScoped
class StreamLimits {

    private final FeedSettings settings;
    private final AtomicInteger inAll = new AtomicInteger();
    private final ConcurrentMap<Who, Integer> byCaller = new ConcurrentHashMap<>();

    private record Who(String tenant, @Nullable String subject) {

        static Who of(Caller caller) {
            return new Who(caller.tenant(), caller.subject());
        }
    }

    StreamLimits(FeedSettings settings) {
        this.settings = settings;
    }

    /** Why this caller may not open another stream now; empty where it may. */
    Optional<Problem> refusal(Caller caller) {
        if (byCaller.getOrDefault(Who.of(caller), 0) >= settings.maxStreamsPerCaller()) {
            return Optional.of(Problem.of(
                    429, "this caller has " + settings.maxStreamsPerCaller() + " streams open, as many as it may"));
        }
        return inAll.get() >= settings.maxStreams()
                ? Optional.of(Problem.of(503, "as many streams are open as the service takes; try again later"))
                : Optional.empty();
    }

    /**
     * Counts a stream in.
     *
     * @throws ProblemException 429 or 503, where it may not be opened; then it is not counted
     */
    void enter(Caller caller) {
        refusal(caller).ifPresent(problem -> {
            throw new ProblemException(problem);
        });
        inAll.incrementAndGet();
        byCaller.merge(Who.of(caller), 1, Integer::sum);
    }

    /** Counts a stream out. */
    void leave(Caller caller) {
        inAll.decrementAndGet();
        byCaller.computeIfPresent(Who.of(caller), (who, count) -> count == 1 ? null : count - 1);
    }
}
