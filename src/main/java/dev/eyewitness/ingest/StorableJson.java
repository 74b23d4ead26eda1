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
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * JSON of at most {@link #maxBytes} bytes and 10 levels, whose texts PostgreSQL can store and whose numbers a double can hold
 * (I-JSON, RFC 7493).
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = StorableJson.Validator.class)
@interface StorableJson {

    int maxBytes();

    String message() default "must be JSON of at most {maxBytes} bytes";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Says which of the rules is broken. */
    class Validator implements ConstraintValidator<StorableJson, JsonNode> {

        private static final int MAX_LEVELS = 10;

        private int maxBytes;

        @Override
        public void initialize(StorableJson rule) {
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
            return JsonText.of(value).getBytes(StandardCharsets.UTF_8).length <= maxBytes;
        }

        private static @Nullable String fault(JsonNode node, int level) {
            if (node.isContainerNode() && level > MAX_LEVELS) {
                return "must not be nested deeper than " + MAX_LEVELS + " levels";
            }
            if (node.isTextual() && !Text.Validator.isStorable(node.textValue())) {
                return "must not hold NUL characters or lone surrogates";
            }
            if (node.isNumber() && !Double.isFinite(node.doubleValue())) {
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
    }
}
