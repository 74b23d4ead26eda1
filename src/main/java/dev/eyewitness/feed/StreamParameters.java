package dev.eyewitness.feed;

import dev.eyewitness.problem.Problem;
import dev.eyewitness.problem.ProblemException;
import dev.eyewitness.search.Filters;
import dev.eyewitness.security.Caller;
import io.netty.handler.codec.http.QueryStringDecoder;
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
     * @param query of the address, percent-encoded; null where it has none
     * @param lastEventId the header of an EventSource that reconnects, if there is one
     * @param line by which the request came
     * @throws ProblemException 400 where a parameter is unknown or cannot be read
     */
    static Watch read(Caller caller, @Nullable String query, @Nullable String lastEventId, Line line) {
        Map<String, List<String>> parameters = parameters(query);
        Filters.refuseUnknown(parameters.keySet(), Set.of(Resume.PARAMETER));
        List<String> after = parameters.getOrDefault(Resume.PARAMETER, List.of());
        return new Watch(
                caller, Resume.of(after.isEmpty() ? null : after.getFirst(), lastEventId), Filter.of(parameters), line);
    }

    private static Map<String, List<String>> parameters(@Nullable String query) {
        try {
            return query == null ? Map.of() : new QueryStringDecoder(query, false).parameters();
        } catch (IllegalArgumentException broken) {
            throw new ProblemException(Problem.of(400, "the query of the address is not percent-encoded"));
        }
    }
}
