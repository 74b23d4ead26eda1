package dev.eyewitness.feed;

import dev.eyewitness.log.Cursor;
import dev.eyewitness.problem.ProblemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a client wants to go on.
 *
 * @param cursor the last place it has seen; null: before the first activity
 */
record Resume(@Nullable Cursor cursor) {

    static final String PARAMETER = "after";

    private static final String BEGINNING = "0";

    /**
     * What a client says.
     *
     * @param after the parameter, a cursor or 0, if it is given
     * @param lastEventId the header of an EventSource that reconnects, if it is given: newer than its address
     * @return empty where it says neither: live only
     * @throws ProblemException 400 where that is no cursor
     */
    static Optional<Resume> of(@Nullable String after, @Nullable String lastEventId) {
        if (lastEventId != null && !lastEventId.isBlank()) {
            return Optional.of(parse("Last-Event-ID", lastEventId));
        }
        return after == null ? Optional.empty() : Optional.of(parse(PARAMETER, after));
    }

    private static Resume parse(String field, String text) {
        if (text.equals(BEGINNING)) {
            return new Resume(null);
        }
        return new Resume(Cursor.parse(text)
                .orElseThrow(() -> ProblemException.invalid(
                        field, "must be a cursor that a stream or a page has given, or 0 for the whole log")));
    }
}
