package dev.eyewitness.ingest;

import dev.eyewitness.activity.Rfc3339;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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
            return Rfc3339.floor(text).filter(read -> !read.isBefore(YEAR_ONE));
        }
    }
}
