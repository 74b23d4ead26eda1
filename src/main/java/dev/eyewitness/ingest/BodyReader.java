package dev.eyewitness.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.eyewitness.problem.Problem;
import dev.eyewitness.problem.ProblemException;
import dev.eyewitness.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a JSON body into a record, strictly, and checks every rule that the record is annotated with. */
@ApplicationScoped
public class BodyReader {

    /** The largest activity, in bytes. */
    static final int MAX_BYTES = 64 * 1024;

    private static final int LONGEST_CODE_UNIT = 4;

    private final Validator validator;

    BodyReader(Validator validator) {
        this.validator = validator;
    }

    /**
     * What {@code body} says.
     *
     * @param body UTF-8 JSON of at most 64 KiB
     * @throws ProblemException 400, naming each field that breaks a rule, or 413
     */
    public <T> T read(InputStream body, Class<T> type) throws IOException {
        return read(bounded(body), type);
    }

    /**
     * What {@code json} says.
     *
     * @param json UTF-8 JSON
     * @throws ProblemException 400, naming each field that breaks a rule
     */
    <T> T read(byte[] json, Class<T> type) throws IOException {
        if (json.length > MAX_BYTES) {
            throw ProblemException.invalid("body", "takes at most " + MAX_BYTES + " bytes");
        }
        if (!isUtf8(json)) {
            throw ProblemException.invalid("body", "must be UTF-8");
        }
        T value = parse(json, type);
        List<Violation> violations = validator.validate(value).stream()
                .map(violation -> new Violation(path(violation), violation.getMessage()))
                .sorted(Comparator.comparing(Violation::field))
                .toList();
        if (!violations.isEmpty()) {
            throw new ProblemException(Problem.invalid(violations));
        }
        return value;
    }

    /** A body that is all there is copied: read piece by piece, the shortest would take up the 16 KiB of a piece. */
    private static byte[] bounded(InputStream body) throws IOException {
        byte[] bytes = body instanceof ByteArrayInputStream all ? all.readAllBytes() : body.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new ProblemException(Problem.of(413, "the body takes at most " + MAX_BYTES + " bytes"));
        }
        return bytes;
    }

    /** The parser takes UTF-16 and UTF-32 too, which it knows by their first bytes: in UTF-8, JSON begins with none such. */
    private static boolean isUtf8(byte[] json) {
        for (int at = 0; at < Math.min(json.length, LONGEST_CODE_UNIT); at++) {
            if (json[at] == 0 || json[at] == (byte) 0xfe || json[at] == (byte) 0xff) {
                return false;
            }
        }
        return true;
    }

    private static <T> T parse(byte[] body, Class<T> type) throws IOException {
        try {
            T value = JsonText.STRICT.readValue(body, type);
            if (value == null) {
                throw ProblemException.invalid("body", "must be a JSON object");
            }
            return value;
        } catch (UnrecognizedPropertyException e) {
            throw ProblemException.invalid(path(e), "is not known here; extras of an activity belong in metadata");
        } catch (MismatchedInputException e) {
            throw ProblemException.invalid(path(e), expected(e.getTargetType()));
        } catch (JsonProcessingException e) {
            throw ProblemException.invalid("body", "must be JSON: " + JsonFault.describe(e));
        }
    }

    /** The validator names the element of a list twice: by its index, and as an element. */
    private static String path(ConstraintViolation<?> violation) {
        return violation.getPropertyPath().toString().replace(".<list element>", "");
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "is not of the right type";
        }
        if (type == String.class) {
            return "must be text";
        }
        if (type == Boolean.class) {
            return "must be true or false";
        }
        if (Number.class.isAssignableFrom(type)) {
            return "must be a number";
        }
        if (type.isEnum()) {
            return "must be one of " + String.join(", ", constants(type));
        }
        return Collection.class.isAssignableFrom(type) ? "must be an array" : "must be a JSON object";
    }

    private static List<String> constants(Class<?> enumeration) {
        return Arrays.stream(enumeration.getEnumConstants())
                .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                .toList();
    }
}
