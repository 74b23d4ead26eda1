package dev.eyewitness.ledger;

import dev.eyewitness.log.LogUnavailable;
import dev.eyewitness.merkle.Checkpoint;
import dev.eyewitness.merkle.Frontier;
import dev.eyewitness.merkle.MerkleTree;
import dev.eyewitness.problem.Problem;
import dev.eyewitness.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Makes checkpoints, of each log at most one a second over all replicas, and only of a log that nobody has altered. */
@ApplicationScoped
class Checkpoints {

    /** A log that was never cut, of millions, takes longer; the next who asks finds it further. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final LedgerDatabase database;
    private final LedgerKey key;
    private final WitnessFile file;
    private final Alterations alterations;

    Checkpoints(LedgerDatabase database, LedgerKey key, WitnessFile file, Alterations alterations) {
        this.database = database;
        this.key = key;
        this.file = file;
        this.alterations = alterations;
    }

    /**
     * Where making one has come to.
     *
     * @param again when there is more to do; empty where the newest checkpoint covers the log
     * @param made the checkpoint that was made, if any
     */
    private record Step(Optional<Duration> again, Optional<StoredCheckpoint> made) {

        static final Step NOTHING = new Step(Optional.empty(), Optional.empty());

        static final Step AT_ONCE = new Step(Optional.of(Duration.ZERO), Optional.empty());
    }

    /**
     * The newest checkpoint, which covers all that was committed before it is asked for: made at once, or as soon as the second since the
     * one before is over.
     *
     * @throws ProblemException 500 where the log was altered
     * @throws LogUnavailable where the database does not answer
     */
    StoredCheckpoint covering(String tenant) {
        return covering(tenant, Long.MAX_VALUE);
    }

    /**
     * The newest checkpoint, made first where it does not cover that many activities, and the log has them.
     *
     * @throws ProblemException as {@link #covering(String)}
     */
    StoredCheckpoint covering(String tenant, long most) {
        Instant end = Instant.now().plus(PATIENCE);
        long due = most;
        while (Instant.now().isBefore(end)) {
            CheckpointStore.State state = state(tenant);
            if (state.isUntouched()) {
                return empty(tenant);
            }
            due = Math.min(due, state.grown().size());
            if (covers(state.newest(), due)) {
                return state.newest().orElseThrow();
            }
            Step step = step(tenant, state);
            if (covers(step.made(), due)) {
                return step.made().orElseThrow();
            }
            pause(step.again().orElse(Duration.ZERO));
        }
        throw new ProblemException(Problem.of(503, "the tree of this log is still being built: try again"));
    }

    private static boolean covers(Optional<StoredCheckpoint> checkpoint, long due) {
        return checkpoint.isPresent() && checkpoint.get().size() >= due;
    }

    /** Of a log that has all that was ever signed of it, as far as its length says. */
    private CheckpointStore.State state(String tenant) {
        CheckpointStore.State state =
                database.statements(connection -> new CheckpointStore(connection, tenant).state());
        try {
            requireKept(state);
            return state;
        } catch (AlteredLog e) {
            throw alterations.unsigned(tenant, e);
        }
    }

    /** The checkpoint of that size, as far as it is kept. */
    Optional<StoredCheckpoint> ofSize(String tenant, long size) {
        return database.inTransaction(connection -> new CheckpointStore(connection, tenant).ofSize(size));
    }

    /** Nothing is stored of a log that does not exist. */
    private StoredCheckpoint empty(String tenant) {
        return new StoredCheckpoint(0, key.signer(tenant).sign(0, MerkleTree.emptyRoot()));
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailable("the service is stopping", e);
        }
    }

    /**
     * Makes a checkpoint where the log has grown and the second is over, or goes a step towards one.
     *
     * @return when there is more to do; empty where the newest checkpoint covers the log
     * @throws ProblemException 500 where the log was altered
     */
    Optional<Duration> advance(String tenant) {
        return step(tenant, state(tenant)).again();
    }

    private Step step(String tenant, CheckpointStore.State state) {
        LedgerKey.Signer signer = key.signer(tenant);
        try {
            Step step = state.grown().size() == state.kept()
                    ? Step.NOTHING
                    : database.statements(connection -> step(connection, tenant, state, signer));
            step.made().ifPresent(made -> {
                alterations.signed(tenant);
                file.append(tenant, made.note());
            });
            return step;
        } catch (AlteredLog e) {
            throw alterations.unsigned(tenant, e);
        }
    }

    /** Nothing is locked while it is made: where two replicas make the next one at once, one of them is stored. */
    private static Step step(Connection connection, String tenant, CheckpointStore.State state, LedgerKey.Signer signer)
            throws SQLException {
        CheckpointStore store = new CheckpointStore(connection, tenant);
        CheckpointStore.Grown grown = state.grown();
        TileStore tiles = new TileStore(connection, tenant);
        RightEdge edge = RightEdge.ofLastMonth(tiles, grown);
        if (!edge.isWhole()) {
            if (!LedgerDatabase.inTransaction(connection, locked -> cut(store, tiles, grown))) {
                return Step.AT_ONCE;
            }
            edge = RightEdge.of(tiles, grown);
        }
        if (state.early().isPositive()) {
            return new Step(Optional.of(state.early()), Optional.empty());
        }
        LedgerTree tree = new LedgerTree(edge);
        byte[] root = root(tree, grown);
        keepsWhatWasSigned(tree, state.newest());
        StoredCheckpoint made = new StoredCheckpoint(grown.size(), signer.sign(grown.size(), root));
        return store.insert(made, state.signed()) ? new Step(Optional.empty(), Optional.of(made)) : Step.AT_ONCE;
    }

    /** One replica at a time: what it cuts the others need not. */
    private static boolean cut(CheckpointStore store, TileStore tiles, CheckpointStore.Grown grown)
            throws SQLException {
        store.lock();
        return TileCutter.cut(tiles, grown.size());
    }

    private static void requireKept(CheckpointStore.State state) {
        long size = state.grown().size();
        long signed = Math.max(state.kept(), state.signed());
        if (size < signed) {
            throw new AlteredLog("it ends at number " + size + ", and was signed up to number " + signed + " before");
        }
        if (state.kept() < signed) {
            throw new AlteredLog("what was signed up to number " + signed + " is not kept any more");
        }
    }

    /** What the writer has appended and what can be read must be the same. */
    private static byte[] root(LedgerTree tree, CheckpointStore.Grown grown) {
        Frontier frontier = grown.frontier().orElseThrow(() -> new AlteredLog("its head does not hold its tree"));
        byte[] root = MerkleTree.root(grown.size(), tree);
        if (!Arrays.equals(root, frontier.root())) {
            throw new AlteredLog("its activities or tiles up to number " + grown.size()
                    + " are not those that the service has recorded");
        }
        return root;
    }

    private static void keepsWhatWasSigned(LedgerTree tree, Optional<StoredCheckpoint> newest) {
        if (newest.isPresent()) {
            Checkpoint signed = newest.get().signed();
            if (!Arrays.equals(MerkleTree.root(signed.size(), tree), signed.root())) {
                throw new AlteredLog("what was signed up to number " + signed.size() + " is not there any more");
            }
        }
    }
}
