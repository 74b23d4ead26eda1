package dev.eyewitness.feed;

import dev.eyewitness.problem.Problem;
import dev.eyewitness.problem.ProblemException;
import dev.eyewitness.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many streams are open, in all and for each caller, and how many may be. */
@ApplicationScoped
class StreamLimits {

    private final FeedSettings settings;
    private final Map<Who, Integer> byCaller = new HashMap<>();
    private int inAll;

    private record Who(String tenant, @Nullable String subject) {

        static Who of(Caller caller) {
            return new Who(caller.tenant(), caller.subject());
        }
    }

    StreamLimits(FeedSettings settings) {
        this.settings = settings;
    }

    /**
     * Takes a place for a stream, before it opens: of many that come at once, no more get one than there are.
     *
     * @throws ProblemException 429 or 503, where there is none
     */
    synchronized Place enter(Caller caller) {
        Who who = Who.of(caller);
        if (byCaller.getOrDefault(who, 0) >= settings.maxStreamsPerCaller()) {
            throw new ProblemException(Problem.of(
                    429, "this caller has " + settings.maxStreamsPerCaller() + " streams open, as many as it may"));
        }
        if (inAll >= settings.maxStreams()) {
            throw new ProblemException(
                    Problem.of(503, "as many streams are open as the service takes; try again later"));
        }
        inAll++;
        byCaller.merge(who, 1, Integer::sum);
        return new Place(() -> leave(who));
    }

    private synchronized void leave(Who who) {
        inAll--;
        byCaller.computeIfPresent(who, (caller, count) -> count == 1 ? null : count - 1);
    }
}
