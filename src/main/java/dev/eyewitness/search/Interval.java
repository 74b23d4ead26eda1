package dev.eyewitness.search;

import dev.eyewitness.problem.ProblemException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How long the buckets of a summary are; they begin where days, hours … begin in UTC. */
enum Interval {
    MINUTE(ChronoUnit.MINUTES, 120),
    HOUR(ChronoUnit.HOURS, 120),
    DAY(ChronoUnit.DAYS, 2_000),
    MONTH(ChronoUnit.MONTHS, 2_000),
    YEAR(ChronoUnit.YEARS, Long.MAX_VALUE);

    /** Some 3 MB; what one answer holds at most where the caller has named the interval. */
    private static final long MOST_BUCKETS = 50_000;

    private static final String AUTO = "auto";

    /** Those that a caller may ask for by name, the shortest first. */
    private static final List<Interval> NAMEABLE = List.of(MINUTE, HOUR, DAY);

    private final ChronoUnit unit;

    /** More than that many are hard to read, or to send: then the next longer one is chosen. */
    private final long readable;

    Interval(ChronoUnit unit, long readable) {
        this.unit = unit;
        this.readable = readable;
    }

    /**
     * The interval that the parameter {@code interval} asks for over that span: minute, hour, day, or, left out or auto, the
     * shortest with a readable number of buckets.
     *
     * @throws ProblemException 400 where it is none of these, or would give too many buckets
     */
    static Interval choose(@Nullable String asked, TimeSpan span) {
        String name = orAuto(asked);
        if (name.equals(AUTO)) {
            return Arrays.stream(values())
                    .filter(interval -> interval.count(span) <= interval.readable)
                    .findFirst()
                    .orElse(YEAR);
        }
        Interval interval = parse(name);
        if (interval.count(span) > MOST_BUCKETS) {
            throw ProblemException.invalid(
                    "interval",
                    "gives " + interval.count(span) + " buckets, and an answer holds " + MOST_BUCKETS
                            + " at most: take " + shortestThatFits(span) + ", or a shorter time from from to to");
        }
        return interval;
    }

    private static String shortestThatFits(TimeSpan span) {
        return NAMEABLE.stream()
                .filter(interval -> interval.count(span) <= MOST_BUCKETS)
                .map(Interval::code)
                .findFirst()
                .orElse(AUTO);
    }

    private static String orAuto(@Nullable String asked) {
        return asked == null || asked.isBlank() ? AUTO : asked;
    }

    /**
     * Refuses what {@link #choose} would refuse whatever the span.
     *
     * @throws ProblemException 400
     */
    static void check(@Nullable String asked) {
        String name = orAuto(asked);
        if (!name.equals(AUTO)) {
            parse(name);
        }
    }

    private static Interval parse(String name) {
        return NAMEABLE.stream()
                .filter(interval -> interval.code().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid("interval", "must be one of auto, minute, hour, day"));
    }

    /** Its name in the API and in PostgreSQL's {@code date_trunc}. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The beginnings of all buckets that the span touches, in their order. */
    Stream<Instant> starts(TimeSpan span) {
        OffsetDateTime first = start(span.from());
        return Stream.iterate(0L, step -> step < count(span), step -> step + 1)
                .map(step -> first.plus(step, unit).toInstant());
    }

    private long count(TimeSpan span) {
        return span.isEmpty()
                ? 0
                : 1 + unit.between(start(span.from()), start(span.to().minusNanos(1)));
    }

    private OffsetDateTime start(Instant time) {
        OffsetDateTime utc = time.atOffset(ZoneOffset.UTC);
        return switch (this) {
            case MINUTE, HOUR, DAY -> utc.truncatedTo(unit);
            case MONTH -> utc.withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS);
            case YEAR -> utc.withDayOfYear(1).truncatedTo(ChronoUnit.DAYS);
        };
    }
}
