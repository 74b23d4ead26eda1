package dev.eyewitness.search;

import dev.eyewitness.activity.Rfc3339;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times as a query writes them: RFC 3339, or a date, which is the first moment of that day in UTC. */
final class Times {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private static final int LAST_YEAR = 9999;

    private Times() {}

    /**
     * The time, in whole microseconds; empty where {@code text} is none of the years 0 to 9999. Rounded up: to stored times, which are whole
     * microseconds, "from" and "before" then mean the same as unrounded.
     */
    static Optional<Instant> parse(String text) {
        return (DATE.matcher(text).matches() ? day(text) : Rfc3339.ceiling(text)).filter(Times::canBeWritten);
    }

    private static Optional<Instant> day(String text) {
        try {
            return Optional.of(
                    LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static boolean canBeWritten(Instant time) {
        int year = time.atOffset(ZoneOffset.UTC).getYear();
        return year >= 0 && year <= LAST_YEAR;
    }
}
