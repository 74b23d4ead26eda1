package dev.eyewitness.ingest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code traceparent} header (W3C Trace Context, level 1). */
final class Traceparent {

    private static final Pattern HEADER =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

    private Traceparent() {}

    /** The trace's id, 32 hexadecimal digits; null where the header is missing or malformed, which the standard has ignored. */
    static @Nullable String traceId(@Nullable String header) {
        if (header == null) {
            return null;
        }
        Matcher parts = HEADER.matcher(header);
        return parts.matches() ? parts.group(1) : null;
    }
}
