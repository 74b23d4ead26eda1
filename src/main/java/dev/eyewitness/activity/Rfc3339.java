package dev.eyewitness.activity;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as RFC 3339 writes them, to the microsecond that PostgreSQL keeps. */
public final class Rfc3339 {

    /** ISO 8601 as Java reads it is wider: it lets the seconds be left out. */
    private static final Pattern TIME = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:)(\\d{2})(?:(\\.\\d{1,6})(\\d*))?(Z|[+-]\\d{2}:\\d{2})");

    private static final int MINUTE = 1;
    private static final int SECOND = 2;
    private static final int FRACTION = 3;
    private static final int REST = 4;
    private static final int OFFSET = 5;

    private static final String LEAP_SECOND = "60";

    private Rfc3339() {}

    /** The last microsecond that is not after the time; empty where {@code text} is none. */
    public static Optional<Instant> floor(String text) {
        return parse(text, false);
    }

    /** The first microsecond that is not before the time; empty where {@code text} is none. */
    public static Optional<Instant> ceiling(String text) {
        return parse(text, true);
    }

    private static Optional<Instant> parse(String text, boolean up) {
        Matcher parts = TIME.matcher(text.toUpperCase(Locale.ROOT));
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            Instant time = parts.group(SECOND).equals(LEAP_SECOND)
                    ? afterLeapSecond(time(parts, "59"))
                    : time(parts, parts.group(SECOND));
            return Optional.of(up && hasMore(parts) ? time.plus(1, ChronoUnit.MICROS) : time);
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    private static boolean hasMore(Matcher parts) {
        String rest = Objects.requireNonNullElse(parts.group(REST), "");
        return rest.chars().anyMatch(digit -> digit != '0');
    }

    private static Instant time(Matcher parts, String second) {
        String fraction = Objects.requireNonNullElse(parts.group(FRACTION), "");
        return OffsetDateTime.parse(parts.group(MINUTE) + second + fraction + parts.group(OFFSET))
                .toInstant();
    }

    /** The clocks that count here have no leap seconds: such a second, the last of a month in UTC, is the one after it. */
    private static Instant afterLeapSecond(Instant secondBefore) {
        OffsetDateTime next = secondBefore.plusSeconds(1).atOffset(ZoneOffset.UTC);
        if (next.getDayOfMonth() != 1 || next.toLocalTime().toSecondOfDay() != 0) {
            throw new DateTimeException("there is no leap second but at the end of a month");
        }
        return next.toInstant();
    }
}
