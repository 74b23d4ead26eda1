package dev.eyewitness.admission;

import dev.eyewitness.problem.ProblemException;
import dev.eyewitness.problem.Problems;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a body that does not say what it is: JAX-RS would take it for whatever the address consumes. Not at the door, for who may not
 * call, or calls what is not there, is told that first.
 */
public class MediaTypeNeeded {

    private final CurrentVertxRequest current;

    MediaTypeNeeded(CurrentVertxRequest current) {
        this.current = current;
    }

    @ServerRequestFilter
    void check() {
        AnnouncedBody body = current.getCurrent().get(AnnouncedBody.KEY);
        if (body != null && body.isOfNoType()) {
            throw new ProblemException(Problems.ofStatus(415));
        }
    }
}
