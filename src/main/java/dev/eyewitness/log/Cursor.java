package dev.eyewitness.log;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a tenant's log, right after the activity of that number; written {@code <epoch>-<seq>}.
 *
 * @param epoch the log's, lower-case letters and digits
 * @param seq 0 or more; 0 is the place before the first activity
 */
public record Cursor(String epoch, long seq) {

    private static final Pattern TEXT = Pattern.compile("([a-z0-9]{1,32})-([0-9]{1,18})");

    /** The cursor that {@code text} writes out; empty where it is none. */
    public static Optional<Cursor> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new Cursor(parts.group(1), Long.parseLong(parts.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return epoch + "-" + seq;
    }
}
