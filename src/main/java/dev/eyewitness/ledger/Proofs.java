package dev.eyewitness.ledger;

import dev.eyewitness.activity.Activity;
import dev.eyewitness.log.LogUnavailable;
import dev.eyewitness.merkle.Leaf;
import dev.eyewitness.merkle.MerkleTree;
import dev.eyewitness.merkle.PersonalValues;
import dev.eyewitness.problem.ProblemException;
import dev.eyewitness.search.ActivityFinder;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Proofs and tiles, of trees that are signed. */
@ApplicationScoped
public class Proofs {

    private final ActivityFinder finder;
    private final Checkpoints checkpoints;
    private final LedgerDatabase database;
    private final Alterations alterations;

    Proofs(ActivityFinder finder, Checkpoints checkpoints, LedgerDatabase database, Alterations alterations) {
        this.finder = finder;
        this.checkpoints = checkpoints;
        this.database = database;
        this.alterations = alterations;
    }

    /** That the activity of that id stands in that tenant's log; empty where it does not. */
    Optional<Proof> inclusion(String tenant, String id) {
        return finder.byId(tenant, id).map(activity -> inclusion(tenant, activity));
    }

    private Proof inclusion(String tenant, Activity activity) {
        StoredCheckpoint checkpoint = checkpoints.covering(tenant, activity.seq);
        return read(tenant, tree -> inclusion(activity, checkpoint, tree));
    }

    /** What it answers, it has verified as whoever asks for it will. */
    private static Proof inclusion(Activity activity, StoredCheckpoint checkpoint, LedgerTree tree) {
        byte[] commitment = PersonalValues.commitment(activity).orElseThrow(() -> altered(activity));
        String leaf = Leaf.canonical(activity, commitment);
        byte[] leafHash = MerkleTree.leafHash(leaf.getBytes(StandardCharsets.UTF_8));
        long index = activity.seq - 1;
        if (!Arrays.equals(leafHash, activity.leafHash) || index >= checkpoint.size()) {
            throw altered(activity);
        }
        List<byte[]> hashes = MerkleTree.inclusionProof(index, checkpoint.size(), tree);
        if (!MerkleTree.verifyInclusion(
                leafHash, index, checkpoint.size(), hashes, checkpoint.signed().root())) {
            throw altered(activity);
        }
        return new Proof(
                leaf,
                base64(leafHash),
                index,
                checkpoint.size(),
                hashes.stream().map(Proofs::base64).toList(),
                checkpoint.note(),
                activity.salt == null ? null : base64(activity.salt));
    }

    private static AlteredLog altered(Activity activity) {
        return new AlteredLog("number " + activity.seq + " is not what was signed");
    }

    /**
     * That the tree of {@code to} activities continues the one of {@code from}.
     *
     * @throws ProblemException 400 where the log has not so many
     */
    Consistency consistency(String tenant, long from, long to) {
        if (from > to) {
            throw ProblemException.invalid("from", "must not be larger than to");
        }
        long size = checkpoints.covering(tenant, to).size();
        if (to > size) {
            throw ProblemException.invalid("to", "is larger than the log, which has " + size + " activities");
        }
        List<byte[]> hashes =
                from == 0 || from == to ? List.of() : read(tenant, tree -> MerkleTree.consistencyProof(from, to, tree));
        return new Consistency(from, to, hashes.stream().map(Proofs::base64).toList());
    }

    /**
     * Proofs against the checkpoint that covers all that is recorded by now.
     *
     * @throws ProblemException 500 where the log was altered, 503 where its tree is still being built
     * @throws LogUnavailable where the database does not answer
     */
    public ProofSeries series(String tenant) {
        return seriesOf(tenant, checkpoints.covering(tenant).size());
    }

    /**
     * Proofs against the tree of so many activities.
     *
     * @param treeSize as the parameter of that name says it
     * @throws ProblemException 400 where it is no number, or the log has not so many; as {@link #series(String)} too
     */
    public ProofSeries series(String tenant, String treeSize) {
        long size = TreeSize.parse("treeSize", treeSize);
        long covered = checkpoints.covering(tenant, size).size();
        if (size > covered) {
            throw ProblemException.invalid("treeSize", "is larger than the log, which has " + covered + " activities");
        }
        return seriesOf(tenant, size);
    }

    private ProofSeries seriesOf(String tenant, long size) {
        LedgerTree tree = new LedgerTree((level, number) ->
                database.inTransaction(connection -> new TileStore(connection, tenant).read(level, number)));
        return new ProofSeries(tenant, size, tree, alterations);
    }

    /** The hashes of that tile, one after another; empty where the log has no such tile, or none so wide. */
    Optional<byte[]> tile(String tenant, TilePath path) {
        if (!path.isIn(checkpoints.covering(tenant, path.leaves()).size())) {
            return Optional.empty();
        }
        Tile tile = database.inTransaction(
                connection -> new TileStore(connection, tenant).read(path.level(), path.number()));
        if (tile.width() < path.width()) {
            throw alterations.unproved(
                    tenant, new AlteredLog("tile " + path.number() + " of level " + path.level() + " is not whole"));
        }
        return Optional.of(tile.bytes(path.width()));
    }

    private <T> T read(String tenant, TreeReading<T> reading) {
        try {
            return database.inTransaction(connection -> reading.of(new LedgerTree(connection, tenant)));
        } catch (AlteredLog e) {
            throw alterations.unproved(tenant, e);
        }
    }

    /** What is worked out of a tree. */
    @FunctionalInterface
    private interface TreeReading<T> {
        T of(LedgerTree tree);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
