package dev.eyewitness.log;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CDI event: a batch was committed, in this JVM or in another replica. It carries no activity, only where to look.
 *
 * @param tenant whose log has grown
 * @param seq the last number that the batch gave out
 */
public record Recorded(String tenant, long seq) {

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,18}) (.+)", Pattern.DOTALL);

    /** The event that another replica's notification writes out; empty where it is somebody else's. */
    static Optional<Recorded> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new Recorded(parts.group(2), Long.parseLong(parts.group(1))))
                : Optional.empty();
    }

    /** The text of a notification: {@code <seq> <tenant>}. */
    static String notification(LogHead head) {
        return head.seq() + " " + head.tenant();
    }
}
