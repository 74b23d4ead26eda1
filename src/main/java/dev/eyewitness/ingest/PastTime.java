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
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
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

        /** Timestamps of JDBC lose the era of what is earlier. */
        private static final Instant YEAR_ONE = Instant.parse("0001-01-01T00:00:00Z");

        /** ISO 8601 as Java reads it is wider: it lets the seconds be left out. */
        private static final Pattern RFC_3339 =
                Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})");

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
            String upper = text.toUpperCase(Locale.ROOT);
            if (!RFC_3339.matcher(upper).matches()) {
                return Optional.empty();
            }
            try {
                return Optional.of(OffsetDateTime.parse(upper).toInstant().truncatedTo(ChronoUnit.MICROS))
                        .filter(time -> !time.isBefore(YEAR_ONE));
            } catch (DateTimeException noSuchDay) {
                return Optional.empty();
            }
        }
    }
}
