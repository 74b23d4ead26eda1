package dev.eyewitness.ingest;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** Text of at most {@link #max} characters (code points) that PostgreSQL can store: no NUL, no lone surrogate. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Text.Validator.class)
@interface Text {

    int max();

    /** Whether nothing but white space will do. */
    boolean blank() default true;

    String message() default "must be text of at most {max} characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Says which of the rules is broken. */
    class Validator implements ConstraintValidator<Text, String> {

        private int max;
        private boolean blank;

        @Override
        public void initialize(Text rule) {
            max = rule.max();
            blank = rule.blank();
        }

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            if (value == null) {
                return true;
            }
            if (!isStorable(value)) {
                return refuse(context, "must not hold NUL characters or lone surrogates");
            }
            if (!blank && value.isBlank()) {
                return refuse(context, "must not be blank");
            }
            return value.codePointCount(0, value.length()) <= max;
        }

        private static boolean refuse(ConstraintValidatorContext context, String message) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(message).addConstraintViolation();
            return false;
        }

        static boolean isStorable(String text) {
            for (int at = 0; at < text.length(); at++) {
                char character = text.charAt(at);
                if (character == 0 || Character.isLowSurrogate(character)) {
                    return false;
                }
                if (Character.isHighSurrogate(character)) {
                    at++;
                    if (at == text.length() || !Character.isLowSurrogate(text.charAt(at))) {
                        return false;
                    }
                }
            }
            return true;
        }
    }
}
