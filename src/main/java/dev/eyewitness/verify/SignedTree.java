package dev.eyewitness.verify;

import dev.eyewitness.merkle.Checkpoint;
import dev.eyewitness.merkle.MerkleTree;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tree that a checkpoint signs, and the smaller one that it is known to continue. */
final class SignedTree {

    private final Checkpoint checkpoint;
    private final Optional<List<byte[]>> consistency;

    /** The smaller tree that was judged last, for thousands of lines come from one. */
    private long size = -1;

    private byte @Nullable [] root;
    private boolean isContinued;

    SignedTree(Checkpoint checkpoint, Optional<List<byte[]>> consistency) {
        this.checkpoint = checkpoint;
        this.consistency = consistency;
    }

    long size() {
        return checkpoint.size();
    }

    /** What has to be had before a tree of that many activities can be judged; empty where nothing is missing. */
    Optional<String> missing(long treeSize) {
        if (treeSize > size()) {
            return Optional.of(
                    "there are proofs of a tree of %d activities, and this checkpoint covers %d: verify with what /api/v1/ledger/checkpoint?size=%d answers"
                            .formatted(treeSize, size(), treeSize));
        }
        if (treeSize < size() && consistency.isEmpty()) {
            return Optional.of(
                    "the checkpoint has %d activities more: save what /api/v1/ledger/consistency?from=%d&to=%d answers, and give the file with --consistency"
                            .formatted(size() - treeSize, treeSize, size()));
        }
        return Optional.empty();
    }

    /** Whether the tree of that many activities with that root is the signed one, or one that the signed one continues. */
    boolean holds(long treeSize, byte[] treeRoot) {
        if (treeSize == size()) {
            return Arrays.equals(treeRoot, checkpoint.root());
        }
        if (treeSize != size || !Arrays.equals(treeRoot, root)) {
            size = treeSize;
            root = treeRoot;
            isContinued = consistency.isPresent()
                    && MerkleTree.verifyConsistency(
                            treeSize, checkpoint.size(), treeRoot, checkpoint.root(), consistency.get());
        }
        return isContinued;
    }
}
