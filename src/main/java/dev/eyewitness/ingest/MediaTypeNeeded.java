package dev.eyewitness.ingest;

import dev.eyewitness.problem.ProblemException;
import dev.eyewitness.problem.Problems;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses a body that does not say what it is: JAX-RS would take it for whatever the address consumes. */
public class MediaTypeNeeded {

    @ServerRequestFilter
    void check(ContainerRequestContext request) {
        boolean hasBody = request.getLength() > 0 || request.getHeaderString("Transfer-Encoding") != null;
        if (hasBody && request.getHeaderString(HttpHeaders.CONTENT_TYPE) == null) {
            throw new ProblemException(Problems.ofStatus(415));
        }
    }
}
