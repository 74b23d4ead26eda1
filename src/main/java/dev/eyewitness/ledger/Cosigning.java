package dev.eyewitness.ledger;

import dev.eyewitness.merkle.Checkpoint;
import dev.eyewitness.merkle.SignedNote;
import dev.eyewitness.problem.Problem;
import dev.eyewitness.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Takes signatures of witnesses back, below the service's own. */
@ApplicationScoped
class Cosigning {

    private static final int LONGEST = 16 * 1024;

    private final LedgerDatabase database;
    private final LedgerKey key;
    private final Witness witness;

    Cosigning(LedgerDatabase database, LedgerKey key, Witness witness) {
        this.database = database;
        this.key = key;
        this.witness = witness;
    }

    /**
     * Takes what somebody says is a checkpoint of this service, cosigned.
     *
     * @return the checkpoint with all signatures that are kept
     * @throws ProblemException 400 where it is not one, 404 where it is not kept any more
     */
    StoredCheckpoint take(String tenant, String note) {
        SignedNote cosigned = SignedNote.parse(note).orElseThrow(() -> invalid("must be a signed note (C2SP)"));
        Checkpoint checkpoint =
                Checkpoint.parse(cosigned.text()).orElseThrow(() -> invalid("must be a checkpoint (C2SP)"));
        if (!checkpoint.origin().equals(key.origin(tenant))) {
            throw invalid("is of another log");
        }
        if (!cosigned.isSignedBy(key.verifierKey(tenant))) {
            throw invalid("has no valid signature of this service");
        }
        if (note.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw invalid("is longer than " + LONGEST + " bytes");
        }
        return add(tenant, checkpoint.size(), cosigned)
                .orElseThrow(() -> new ProblemException(Problem.of(404, "this checkpoint is not kept any more")));
    }

    private static ProblemException invalid(String message) {
        return ProblemException.invalid("checkpoint", message);
    }

    /**
     * Takes the signatures that the witness has answered with.
     *
     * @param lines of a signed note
     * @throws IOException where they are none, or not valid
     */
    void add(String tenant, long size, String lines) throws IOException {
        List<SignedNote.Line> signatures = SignedNote.lines(lines)
                .filter(all -> lines.length() <= LONGEST)
                .orElseThrow(() -> new IOException("it answers with something else than signatures"));
        Optional<StoredCheckpoint> stored =
                database.inTransaction(connection -> new CheckpointStore(connection, tenant).ofSize(size));
        if (stored.isPresent()) {
            String text = SignedNote.parse(stored.get().note()).orElseThrow().text();
            SignedNote cosigned = new SignedNote(text, signatures);
            if (!witness.hasSigned(cosigned)) {
                throw new IOException("its signature is not valid");
            }
            add(tenant, size, cosigned);
        }
    }

    private Optional<StoredCheckpoint> add(String tenant, long size, SignedNote cosigned) {
        return database.inTransaction(connection -> new CheckpointStore(connection, tenant)
                .sign(
                        size,
                        note -> SignedNote.parse(note)
                                .orElseThrow()
                                .with(cosigned.signatures())
                                .toString()));
    }
}
