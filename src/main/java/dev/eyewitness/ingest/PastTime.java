package dev.eyewitness.ingest;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An RFC 3339 time that is not further ahead than clocks may differ. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PastTime.Validator.class)
@interface PastTime {

    String message() default "must be an RFC 3339 time such as 2026-11-22T09:30:00Z";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Reads the time and compares it with this machine's clock. */
    class Validator implements ConstraintValidator<PastTime, String> {

        private static final Duration CLOCKS_MAY_DIFFER = Duration.ofMinutes(5);

        /** PostgreSQL knows no year 0. */
        private static final Instant YEAR_ONE = Instant.parse("0001-01-01T00:00:00Z");

        /** ISO 8601 as Java reads it is wider: it lets the seconds be left out. Of a fraction, what is stored is all that counts. */
        private static final Pattern RFC_3339 = Pattern.compile(
                "(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:)(\\d{2})(?:(\\.\\d{1,6})\\d*)?(Z|[+-]\\d{2}:\\d{2})");

        private static final int MINUTE = 1;
        private static final int SECOND = 2;
        private static final int FRACTION = 3;
        private static final int OFFSET = 4;

        private static final String LEAP_SECOND = "60";

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            if (value == null) {
                return true;
            }
            Optional<Instant> time = parse(value);
            if (time.isPresent() && time.get().isAfter(Instant.now().plus(CLOCKS_MAY_DIFFER))) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate("must not be more than 5 minutes ahead")
                        .addConstraintViolation();
                return false;
            }
            return time.isPresent();
        }

        /** The time, to the microsecond that PostgreSQL keeps; empty where {@code text} is none, or before the year 1. */
        static Optional<Instant> parse(String text) {
            Matcher parts = RFC_3339.matcher(text.toUpperCase(Locale.ROOT));
            if (!parts.matches()) {
                return Optional.empty();
            }
            try {
                Instant time = parts.group(SECOND).equals(LEAP_SECOND)
                        ? afterLeapSecond(time(parts, "59"))
                        : time(parts, parts.group(SECOND));
                return Optional.of(time).filter(read -> !read.isBefore(YEAR_ONE));
            } catch (DateTimeException noSuchTime) {
                return Optional.empty();
            }
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
}
