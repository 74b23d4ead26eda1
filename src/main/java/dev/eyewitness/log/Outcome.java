package dev.eyewitness.log;

import dev.eyewitness.activity.Activity;
import java.util.UUID;

/** What became of a draft. */
public sealed interface Outcome {

    /** It stands in the log, committed. */
    record Stored(Activity activity) implements Outcome {}

    /**
     * Its key had been used for the same before: nothing was written, the first is the answer.
     *
     * @param id of the first
     * @param seq of the first
     */
    record Replayed(UUID id, long seq) implements Outcome {}

    /** Its key had been used for something else: nothing was written. */
    record KeyReused() implements Outcome {}

    /** The database does not take it, though it takes others: nothing was written, and trying again will not help. */
    record Refused() implements Outcome {}
}
