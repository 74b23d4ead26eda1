package dev.eyewitness.export;

import dev.eyewitness.ledger.ProofSeries;
import dev.eyewitness.ledger.Proofs;
import dev.eyewitness.problem.ProblemException;
import dev.eyewitness.search.Query;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether the lines of an export carry proofs: where they are asked for, and where a filter leaves activities out, as nothing
 * else proves those that are left.
 */
@ApplicationScoped
class ExportProofs {

    private static final Logger LOG = Logger.getLogger(ExportProofs.class);

    private final Proofs proofs;

    ExportProofs(Proofs proofs) {
        this.proofs = proofs;
    }

    /**
     * The proofs of an export; empty where it has none.
     *
     * @param wanted the parameter {@code proofs}
     * @param treeSize the parameter of that name
     * @throws ProblemException 400 where they do not fit, or one is wrong; 500 or 503 where proofs were asked for and there are none
     */
    Optional<ProofSeries> of(
            String tenant, ExportFormat format, Query query, @Nullable String wanted, @Nullable String treeSize) {
        if (wanted != null && !wanted.equals("true") && !wanted.equals("false")) {
            throw ProblemException.invalid("proofs", "must be true or false");
        }
        boolean isAsked = "true".equals(wanted) || treeSize != null;
        if (isAsked && format != ExportFormat.NDJSON) {
            throw ProblemException.invalid(treeSize == null ? "proofs" : "treeSize", "needs format=ndjson");
        }
        if (isAsked && "false".equals(wanted)) {
            throw ProblemException.invalid("treeSize", "needs proofs, and proofs is false");
        }
        if (treeSize != null) {
            return Optional.of(proofs.series(tenant, treeSize));
        }
        if (isAsked) {
            return Optional.of(proofs.series(tenant));
        }
        boolean isFiltered = !query.equals(Query.everything());
        return wanted == null && isFiltered && format == ExportFormat.NDJSON ? unasked(tenant) : Optional.empty();
    }

    /** A log that was altered can be exported all the same: its lines tell of it. */
    private Optional<ProofSeries> unasked(String tenant) {
        try {
            return Optional.of(proofs.series(tenant));
        } catch (ProblemException e) {
            LOG.warnf("an export of tenant %s carries no proofs: %s", tenant, e.getMessage());
            return Optional.empty();
        }
    }
}
