package dev.eyewitness.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * JSON of at most {@link #maxLevels} levels and {@link #maxBytes} bytes, its numbers written out as they are stored; whose texts PostgreSQL
 * can store and whose numbers a double can hold (I-JSON, RFC 7493).
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = StorableJson.Validator.class)
@interface StorableJson {

    int maxLevels();

    /** Left out where what it is a part of is measured as a whole. */
    int maxBytes() default Integer.MAX_VALUE;

    String message() default "must be JSON of at most {maxBytes} bytes";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Says which of the rules is broken. */
    class Validator implements ConstraintValidator<StorableJson, JsonNode> {

        private int maxLevels;
        private int maxBytes;

        @Override
        public void initialize(StorableJson rule) {
            maxLevels = rule.maxLevels();
            maxBytes = rule.maxBytes();
        }

        @Override
        public boolean isValid(@Nullable JsonNode value, ConstraintValidatorContext context) {
            if (value == null) {
                return true;
            }
            String fault = fault(value, 1);
            if (fault != null) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(fault).addConstraintViolation();
                return false;
            }
            return maxBytes == Integer.MAX_VALUE || JsonText.length(JsonText.of(value)) <= maxBytes;
        }

        private @Nullable String fault(JsonNode node, int level) {
            if (node.isContainerNode() && level > maxLevels) {
                return "must not be nested deeper than " + maxLevels + " levels";
            }
            if (node.isTextual() && !Text.Validator.isStorable(node.textValue())) {
                return "must not hold NUL characters or lone surrogates";
            }
            if (node.isNumber() && !fitsDouble(node)) {
                return "must not hold numbers beyond the range of a double";
            }
            for (String name : (Iterable<String>) node::fieldNames) {
                if (!Text.Validator.isStorable(name)) {
                    return "must not hold NUL characters or lone surrogates";
                }
            }
            for (JsonNode child : node) {
                String fault = fault(child, level + 1);
                if (fault != null) {
                    return fault;
                }
            }
            return null;
        }

        /** One too small matters as well: written out, it is a row of zeros of any length. */
        private static boolean fitsDouble(JsonNode number) {
            double nearest = number.doubleValue();
            return Double.isFinite(nearest)
                    && (nearest != 0 || number.decimalValue().signum() == 0);
        }
    }
}
