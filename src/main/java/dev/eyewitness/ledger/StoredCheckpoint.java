package dev.eyewitness.ledger;

import dev.eyewitness.merkle.Checkpoint;
import dev.eyewitness.merkle.SignedNote;

/**
 * What was signed of a log.
 *
 * @param size how many activities it covers, from the first on
 * @param note the text of the signed note
 */
record StoredCheckpoint(long size, String note) {

    /**
     * The note, read.
     *
     * @throws AlteredLog where it is none any more
     */
    SignedNote signedNote() {
        return SignedNote.parse(note).orElseThrow(this::unreadable);
    }

    /**
     * What it signs.
     *
     * @throws AlteredLog where that is nothing any more, or of another size
     */
    Checkpoint signed() {
        return Checkpoint.parse(signedNote().text())
                .filter(signed -> signed.size() == size)
                .orElseThrow(this::unreadable);
    }

    private AlteredLog unreadable() {
        return new AlteredLog("its checkpoint of " + size + " activities cannot be read any more");
    }
}
