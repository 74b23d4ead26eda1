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

    private final Set<String> unsigned = ConcurrentHashMap.newKeySet();
    private final Set<String> unproved = ConcurrentHashMap.newKeySet();

    /** No checkpoint can be made of it; returns what the caller is answered. */
    ProblemException unsigned(String tenant, AlteredLog alteration) {
        if (unsigned.add(tenant)) {
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
    void signed(String tenant) {
        if (unsigned.remove(tenant)) {
            LOG.infof("the log of tenant %s agrees with its tree again", tenant);
        }
    }

    /** A part of it is not what was signed, whether or not further checkpoints can be made; returns what the caller is answered. */
    ProblemException unproved(String tenant, AlteredLog alteration) {
        tellUnproved(tenant, alteration);
        return new ProblemException(
                Problem.of(
                        500,
                        "the log and its tree do not agree here, so nothing is proved: the service's operator has to look into it"));
    }

    /** The same where there is no caller. */
    void tellUnproved(String tenant, AlteredLog alteration) {
        if (unproved.add(tenant)) {
            LOG.errorf(
                    "the log of tenant %s was ALTERED, not all of it can be proved: %s",
                    tenant, alteration.getMessage());
        }
    }
}
