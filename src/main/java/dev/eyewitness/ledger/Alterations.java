package dev.eyewitness.ledger;

import dev.eyewitness.problem.Problem;
import dev.eyewitness.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Which logs were found altered: the operator is told of each once, callers every time. */
@ApplicationScoped
class Alterations {

    private static final Logger LOG = Logger.getLogger(Alterations.class);

    private final Set<String> altered = ConcurrentHashMap.newKeySet();

    /** What the caller is answered. */
    ProblemException found(String tenant, AlteredLog alteration) {
        if (altered.add(tenant)) {
            LOG.errorf(
                    "the log of tenant %s was ALTERED, nothing of it is signed or proved: %s",
                    tenant, alteration.getMessage());
        }
        return new ProblemException(
                Problem.of(
                        500,
                        "the log and its tree do not agree, so nothing is signed or proved: the service's operator has to look into it"));
    }

    /** Its checkpoint could be made. */
    void none(String tenant) {
        if (altered.remove(tenant)) {
            LOG.infof("the log of tenant %s agrees with its tree again", tenant);
        }
    }
}
