package dev.eyewitness.ledger;

/** The log in the database is not the one that was recorded: somebody altered it, or restored an older one. */
public final class AlteredLog extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AlteredLog(String message) {
        super(message);
    }
}
