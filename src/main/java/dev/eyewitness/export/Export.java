package dev.eyewitness.export;

import dev.eyewitness.ledger.ProofSeries;
import dev.eyewitness.search.Query;
import dev.eyewitness.security.Caller;
import java.util.Optional;

/**
 * An export that somebody has asked for.
 *
 * @param caller who has the role and a {@code sub}
 * @param query what is exported of the caller's log
 * @param fileName as the caller is to save it
 * @param proofs what proves each activity; empty where none was asked for
 */
record Export(Caller caller, Query.AllOf query, ExportFormat format, String fileName, Optional<ProofSeries> proofs) {

    /** The number of the last activity that may be in it: what has no proof yet is left to the next export. */
    long last() {
        return proofs.map(ProofSeries::treeSize).orElse(Long.MAX_VALUE);
    }
}
