package dev.eyewitness.ledger;

import dev.eyewitness.merkle.Checkpoint;
import dev.eyewitness.merkle.SignedNote;
import dev.eyewitness.merkle.VerifierKey;
import dev.eyewitness.problem.Problem;
import dev.eyewitness.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Takes signatures of witnesses back, below the service's own: where the witness's key is configured none but its valid ones, and never so
 * many that a note becomes longer than anybody would read.
 */
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

    /** The note would become longer than {@link #LONGEST}. */
    private static final class TooLong extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /**
     * Takes what somebody says is a checkpoint of this service, cosigned.
     *
     * @return the checkpoint with all signatures that are kept
     * @throws ProblemException 400 where it is not one, nobody else has signed it, or there are too many signatures, 404 where it is not kept
     *     any more
     */
    StoredCheckpoint take(String tenant, String note) {
        if (isTooLong(note)) {
            throw invalid("is longer than " + LONGEST + " bytes");
        }
        SignedNote cosigned = SignedNote.parse(note).orElseThrow(() -> invalid("must be a signed note (C2SP)"));
        Checkpoint checkpoint =
                Checkpoint.parse(cosigned.text()).orElseThrow(() -> invalid("must be a checkpoint (C2SP)"));
        VerifierKey own = key.verifierKey(tenant);
        if (!checkpoint.origin().equals(own.name())) {
            throw invalid("is of another log");
        }
        if (!cosigned.isSignedBy(own)) {
            throw invalid("has no valid signature of this service");
        }
        List<SignedNote.Line> kept = kept(own, cosigned);
        if (kept.isEmpty()) {
            throw invalid("has no valid signature of a witness");
        }
        try {
            return add(tenant, checkpoint.size(), kept)
                    .orElseThrow(() -> new ProblemException(Problem.of(404, "this checkpoint is not kept any more")));
        } catch (TooLong e) {
            throw invalid("is, with the signatures that are kept, longer than " + LONGEST + " bytes");
        }
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
                .filter(all -> !isTooLong(lines))
                .orElseThrow(() -> new IOException("it answers with something else than signatures"));
        Optional<StoredCheckpoint> stored =
                database.inTransaction(connection -> new CheckpointStore(connection, tenant).ofSize(size));
        if (stored.isPresent()) {
            String text = stored.get().signedNote().text();
            List<SignedNote.Line> kept = kept(key.verifierKey(tenant), new SignedNote(text, signatures));
            if (kept.isEmpty()) {
                throw new IOException("its signature is not valid");
            }
            try {
                add(tenant, size, kept);
            } catch (TooLong e) {
                throw new IOException("its signatures are longer than is kept", e);
            }
        }
    }

    /** A line under our own name that is not the one that we have signed with says nothing. */
    private List<SignedNote.Line> kept(VerifierKey own, SignedNote cosigned) {
        return witness.signatures(cosigned).stream()
                .filter(line -> !line.names(own))
                .toList();
    }

    private Optional<StoredCheckpoint> add(String tenant, long size, List<SignedNote.Line> signatures) {
        return database.inTransaction(
                connection -> new CheckpointStore(connection, tenant).sign(size, stored -> with(stored, signatures)));
    }

    private static String with(StoredCheckpoint stored, List<SignedNote.Line> signatures) {
        String merged = stored.signedNote().with(signatures).toString();
        if (isTooLong(merged)) {
            throw new TooLong();
        }
        return merged;
    }

    private static boolean isTooLong(String note) {
        return note.getBytes(StandardCharsets.UTF_8).length > LONGEST;
    }
}
