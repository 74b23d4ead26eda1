package dev.eyewitness.feed;

import dev.eyewitness.problem.ProblemException;
import dev.eyewitness.search.Filters;
import dev.eyewitness.security.Caller;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a stream's address, which are the same for SSE and WebSocket. */
final class StreamParameters {

    private StreamParameters() {}

    /**
     * What the client asks for.
     *
     * @param lastEventId the header of an EventSource that reconnects, if there is one
     * @throws ProblemException 400 where a parameter is unknown or cannot be read
     */
    static Watch read(Caller caller, Map<String, List<String>> parameters, @Nullable String lastEventId) {
        Filters.refuseUnknown(parameters.keySet(), Set.of(Resume.PARAMETER));
        List<String> after = parameters.getOrDefault(Resume.PARAMETER, List.of());
        return new Watch(
                caller, Resume.of(after.isEmpty() ? null : after.getFirst(), lastEventId), Filter.of(parameters));
    }
}
