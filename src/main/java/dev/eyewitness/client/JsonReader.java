package dev.eyewitness.client;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of an answer as maps, lists, text, {@link BigDecimal}, booleans and null. */
final class JsonReader {

    private static final int MOST_LEVELS = 100;

    private final String json;
    private int at;
    private int level;

    private JsonReader(String json) {
        this.json = json;
    }

    /**
     * The one value that {@code json} is.
     *
     * @throws IllegalArgumentException where it is not JSON from its beginning to its end
     */
    static @Nullable Object read(String json) {
        JsonReader reader = new JsonReader(json);
        Object value = reader.value();
        reader.skipSpace();
        if (reader.at != json.length()) {
            throw reader.fault();
        }
        return value;
    }

    private @Nullable Object value() {
        skipSpace();
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> text();
            case 't' -> literal("true", true);
            case 'f' -> literal("false", false);
            case 'n' -> literal("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        enter();
        if (!takes('}')) {
            do {
                skipSpace();
                String name = text();
                expect(':');
                object.put(name, value());
            } while (takes(','));
            expect('}');
        }
        level--;
        return object;
    }

    private List<@Nullable Object> array() {
        List<@Nullable Object> array = new ArrayList<>();
        enter();
        if (!takes(']')) {
            do {
                array.add(value());
            } while (takes(','));
            expect(']');
        }
        level--;
        return array;
    }

    private void enter() {
        at++;
        if (++level > MOST_LEVELS) {
            throw fault();
        }
    }

    private String text() {
        if (peek() != '"') {
            throw fault();
        }
        at++;
        StringBuilder text = new StringBuilder();
        while (peek() != '"') {
            char character = json.charAt(at++);
            if (character < ' ') {
                throw fault();
            }
            text.append(character == '\\' ? escaped() : character);
        }
        at++;
        return text.toString();
    }

    private char escaped() {
        char character = peek();
        at++;
        return switch (character) {
            case '"', '\\', '/' -> character;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexadecimal();
            default -> throw fault();
        };
    }

    private char hexadecimal() {
        int code = 0;
        for (int digits = 0; digits < 4; digits++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0) {
                throw fault();
            }
            code = code * 16 + digit;
            at++;
        }
        return (char) code;
    }

    private @Nullable Object literal(String word, @Nullable Object value) {
        if (!json.startsWith(word, at)) {
            throw fault();
        }
        at += word.length();
        return value;
    }

    private BigDecimal number() {
        int from = at;
        while (at < json.length() && "+-.eE0123456789".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
        try {
            return new BigDecimal(json.substring(from, at));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a number at " + from, e);
        }
    }

    private boolean takes(char expected) {
        skipSpace();
        boolean taken = peek() == expected;
        at += taken ? 1 : 0;
        return taken;
    }

    private void expect(char expected) {
        if (!takes(expected)) {
            throw fault();
        }
    }

    private char peek() {
        if (at >= json.length()) {
            throw fault();
        }
        return json.charAt(at);
    }

    private void skipSpace() {
        while (at < json.length() && " \t\n\r".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
    }

    private IllegalArgumentException fault() {
        return new IllegalArgumentException("not JSON at " + at);
    }
}
