package dev.eyewitness.search;

import dev.eyewitness.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** How many items a page holds: 50 where nothing is said, 200 at most. */
public final class PageLimit {

    private static final int DEFAULT = 50;
    private static final int MAX = 200;

    private PageLimit() {}

    /**
     * The number that the parameter {@code limit} says.
     *
     * @throws ProblemException 400 where it says none from 1 to 200
     */
    public static int parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return DEFAULT;
        }
        if (text.matches("[0-9]{1,3}")) {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MAX) {
                return limit;
            }
        }
        throw ProblemException.invalid("limit", "must be a number from 1 to " + MAX);
    }
}
