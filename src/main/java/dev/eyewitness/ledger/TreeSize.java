package dev.eyewitness.ledger;

import dev.eyewitness.problem.ProblemException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parameters that are the size of a tree. */
final class TreeSize {

    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");

    private TreeSize() {}

    /**
     * The size that {@code text} writes out.
     *
     * @throws ProblemException 400 where it is none
     */
    static long parse(String parameter, @Nullable String text) {
        if (text == null) {
            throw ProblemException.invalid(parameter, "is required");
        }
        if (!NUMBER.matcher(text).matches()) {
            throw ProblemException.invalid(parameter, "must be a number of activities, such as 4711");
        }
        return Long.parseLong(text);
    }
}
