package dev.eyewitness.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times as a query writes them: RFC 3339, or a date, which is the first moment of that day in UTC. */
final class Times {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private static final Pattern RFC_3339 =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})");

    private static final int LAST_YEAR = 9999;

    private Times() {}

    /** The time, in whole microseconds; empty where {@code text} is none of the years 0 to 9999. */
    static Optional<Instant> parse(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        try {
            if (DATE.matcher(upper).matches()) {
                return Optional.of(
                        LocalDate.parse(upper).atStartOfDay(ZoneOffset.UTC).toInstant());
            }
            if (RFC_3339.matcher(upper).matches()) {
                return Optional.of(wholeMicroseconds(OffsetDateTime.parse(upper).toInstant()))
                        .filter(Times::canBeWritten);
            }
            return Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** Rounded up: to stored times, which are whole microseconds, "from" and "before" then mean the same as unrounded. */
    private static Instant wholeMicroseconds(Instant time) {
        Instant truncated = time.truncatedTo(ChronoUnit.MICROS);
        return truncated.equals(time) ? time : truncated.plus(1, ChronoUnit.MICROS);
    }

    private static boolean canBeWritten(Instant time) {
        int year = time.atOffset(ZoneOffset.UTC).getYear();
        return year >= 0 && year <= LAST_YEAR;
    }
}
