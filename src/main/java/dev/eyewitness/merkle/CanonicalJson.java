package dev.eyewitness.merkle;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * JSON with one text for each value (RFC 8785).
 *
 * <p>That takes every number for an IEEE double. A number that no double is written as, such as 12345678901234567890, would be taken for
 * another; so it is written as {@code {"$number":"12345678901234567890"}}, with all its digits and without an exponent. Where the name of a
 * member is {@code number} after one {@code $} or several, it gets one more: no object can be taken for a number.
 */
public final class CanonicalJson {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    /** Every decimal of so many digits has a double of its own, which is written as that decimal. */
    private static final int EXACT_DIGITS = 15;

    private static final Pattern NAME_OF_NUMBER = Pattern.compile("\\$+number");

    /** Where ECMAScript begins to write exponents: above and below. */
    private static final int MOST_DIGITS = 21;

    private static final int MOST_ZEROS = 6;

    private static final String ESCAPED = "\b\t\n\f\r\"\\";
    private static final String ESCAPES = "btnfr\"\\";

    private CanonicalJson() {}

    /**
     * The canonical text of a JSON value.
     *
     * @throws IllegalArgumentException where {@code json} is none
     */
    public static String of(String json) {
        StringBuilder text = new StringBuilder(json.length());
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            write(parser, text);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("more than one JSON value");
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
        return text.toString();
    }

    private static void write(JsonParser parser, StringBuilder text) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new IllegalArgumentException("not JSON");
        }
        switch (token) {
            case START_OBJECT -> writeObject(parser, text);
            case START_ARRAY -> writeArray(parser, text);
            case VALUE_STRING -> string(parser.getText(), text);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText(), text);
            case VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> text.append(parser.getText());
            default -> throw new IllegalArgumentException("not JSON");
        }
    }

    /** Members in the order of their names' UTF-16 code units, which is that of Java's strings. */
    private static void writeObject(JsonParser parser, StringBuilder text) throws IOException {
        Map<String, String> members = new TreeMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            StringBuilder value = new StringBuilder();
            write(parser, value);
            members.put(isNameOfNumber(name) ? "$" + name : name, value.toString());
        }
        char separator = '{';
        for (Map.Entry<String, String> member : members.entrySet()) {
            string(member.getKey(), text.append(separator));
            text.append(':').append(member.getValue());
            separator = ',';
        }
        text.append(members.isEmpty() ? "{}" : "}");
    }

    private static boolean isNameOfNumber(String name) {
        return name.startsWith("$") && NAME_OF_NUMBER.matcher(name).matches();
    }

    private static void writeArray(JsonParser parser, StringBuilder text) throws IOException {
        text.append('[');
        boolean isFirst = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (!isFirst) {
                text.append(',');
            }
            isFirst = false;
            write(parser, text);
        }
        text.append(']');
    }

    /** Appends {@code value} as a JSON string; what needs no escape, which is nearly all of it, as it is and at once. */
    static void string(String value, StringBuilder text) {
        text.append('"');
        int done = 0;
        for (int at = 0; at < value.length(); at++) {
            char character = value.charAt(at);
            if (character < ' ' || character == '"' || character == '\\') {
                escape(character, text.append(value, done, at));
                done = at + 1;
            }
        }
        text.append(value, done, value.length()).append('"');
    }

    private static void escape(char character, StringBuilder text) {
        int escape = ESCAPED.indexOf(character);
        if (escape >= 0) {
            text.append('\\').append(ESCAPES.charAt(escape));
        } else {
            text.append("\\u00")
                    .append(Character.forDigit(character >> 4, 16))
                    .append(Character.forDigit(character & 15, 16));
        }
    }

    private static void number(String written, StringBuilder text) {
        int length = plainLength(written);
        if (length > 0) {
            text.append(written, 0, length);
            return;
        }
        BigDecimal value = new BigDecimal(written);
        double nearest = value.doubleValue();
        String canonical = Double.isFinite(nearest) ? ofDouble(nearest) : "";
        if (!canonical.isEmpty() && new BigDecimal(canonical).compareTo(value) == 0) {
            text.append(canonical);
        } else {
            text.append("{\"$number\":\"")
                    .append(value.stripTrailingZeros().toPlainString())
                    .append("\"}");
        }
    }

    /**
     * How much of a number that is written plainly is its canonical text, so that the usual ones cost little; 0 where that is not seen at
     * once.
     */
    private static int plainLength(String written) {
        int length = written.length();
        int point = written.indexOf('.');
        if (length > EXACT_DIGITS || written.indexOf('e') >= 0 || written.indexOf('E') >= 0) {
            return 0;
        }
        if (point < 0) {
            return written.equals("-0") ? 0 : length;
        }
        if (written.charAt(point - 1) == '0') {
            return 0;
        }
        while (written.charAt(length - 1) == '0') {
            length--;
        }
        return length - 1 == point ? point : length;
    }

    /** As ECMAScript writes a number: the fewest digits that lead back to it. */
    private static String ofDouble(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal shortest = shortest(Math.abs(value));
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale();
        String sign = value < 0 ? "-" : "";
        if (point > MOST_DIGITS || point <= -MOST_ZEROS) {
            String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
            return sign + digits.charAt(0) + fraction + (point > 0 ? "e+" : "e-") + Math.abs(point - 1);
        }
        return sign + shortest.toPlainString();
    }

    /** Java writes two digits at least, and then the nearest two, where one may do. */
    private static BigDecimal shortest(double value) {
        BigDecimal written = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (written.precision() == 2) {
            BigDecimal shorter =
                    written.round(new MathContext(1, RoundingMode.HALF_EVEN)).stripTrailingZeros();
            return shorter.doubleValue() == value ? shorter : written;
        }
        return written;
    }
}
