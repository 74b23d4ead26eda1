package dev.eyewitness.ledger;

import dev.eyewitness.log.LogUnavailable;
import dev.eyewitness.merkle.MerkleTree;
import dev.eyewitness.problem.ProblemException;

/** Proofs of activities that follow one another, all against one checkpoint, in constant memory. Used by one thread. */
public final class ProofSeries {

    private final String tenant;
    private final long treeSize;
    private final LedgerTree tree;
    private final Alterations alterations;

    ProofSeries(String tenant, long treeSize, LedgerTree tree, Alterations alterations) {
        this.tenant = tenant;
        this.treeSize = treeSize;
        this.tree = tree;
        this.alterations = alterations;
    }

    /** How many activities the checkpoint covers: of these alone there are proofs. */
    public long treeSize() {
        return treeSize;
    }

    /**
     * That activity {@code seq} stands in the log.
     *
     * @throws ProblemException 500 where the log was altered
     * @throws LogUnavailable where the database does not answer
     */
    public InclusionProof of(long seq) {
        try {
            return new InclusionProof(seq - 1, treeSize, MerkleTree.inclusionProof(seq - 1, treeSize, tree));
        } catch (AlteredLog e) {
            throw alterations.unproved(tenant, e);
        }
    }
}
