package dev.eyewitness.client;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Writes an activity as JSON on one line. What the log cannot keep in text, a NUL character or half a surrogate pair, is written
 * as U+FFFD, so that one odd character loses no activity.
 */
final class JsonWriter {

    private static final int LONGEST_ITEM = 64 * 1024;
    private static final int LONGEST_METADATA = 16 * 1024;
    private static final int MOST_LEVELS = 100;
    private static final char REPLACEMENT = '\ufffd';
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder json = new StringBuilder();
    private final Set<Object> around = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<String> path = new ArrayDeque<>();
    private int limit = LONGEST_ITEM;
    private String limited = "the activity is larger than 64 KiB";

    private JsonWriter() {}

    /** The fields of an activity as one JSON object. */
    static String write(Map<String, Object> fields) throws UnwritableException {
        JsonWriter writer = new JsonWriter();
        char separator = '{';
        for (Map.Entry<String, Object> field : fields.entrySet()) {
            writer.json.append(separator);
            separator = ',';
            writer.writeField(field.getKey(), field.getValue());
        }
        return writer.json.append('}').toString();
    }

    private void writeField(String name, Object value) throws UnwritableException {
        path.addLast(name);
        text(name);
        json.append(':');
        if (name.equals("metadata")) {
            limit = Math.min(LONGEST_ITEM, json.length() + LONGEST_METADATA);
            limited = "metadata is larger than 16 KiB";
        }
        value(value);
        limit = LONGEST_ITEM;
        limited = "the activity is larger than 64 KiB";
        path.removeLast();
    }

    private void value(@Nullable Object value) throws UnwritableException {
        switch (value) {
            case null -> json.append("null");
            case CharSequence text -> text(text);
            case Character character -> text(character.toString());
            case Boolean truth -> json.append(truth.booleanValue());
            case Double number -> number(number, Double.isFinite(number));
            case Float number -> number(number, Float.isFinite(number));
            case Long number -> number(number, true);
            case Integer number -> number(number, true);
            case Short number -> number(number, true);
            case Byte number -> number(number, true);
            case AtomicLong number -> number(number, true);
            case AtomicInteger number -> number(number, true);
            case BigDecimal number -> number(number, true);
            case BigInteger number -> number(number, true);
            case Enum<?> constant -> text(constant.name());
            case Instant time -> text(time.toString());
            case TemporalAccessor time -> text(time.toString());
            case UUID id -> text(id.toString());
            case Path file -> text(file.toString());
            case Map<?, ?> map -> map(map);
            case Iterable<?> items -> items(items);
            default -> otherwise(value);
        }
        if (json.length() > limit) {
            throw new UnwritableException(limited);
        }
    }

    private void otherwise(Object value) throws UnwritableException {
        if (!value.getClass().isArray()) {
            throw new UnwritableException(place() + " is a " + value.getClass().getName()
                    + ", which is not text, a number, a boolean, a time, an enum, a" + " map, a list or an array");
        }
        enter(value);
        char separator = '[';
        for (int index = 0; index < Array.getLength(value); index++) {
            json.append(separator);
            separator = ',';
            item(index, Array.get(value, index));
        }
        json.append(separator == '[' ? "[]" : "]");
        leave(value);
    }

    private void items(Iterable<?> items) throws UnwritableException {
        enter(items);
        int index = 0;
        for (Object item : items) {
            json.append(index == 0 ? '[' : ',');
            item(index++, item);
        }
        json.append(index == 0 ? "[]" : "]");
        leave(items);
    }

    private void item(int index, @Nullable Object value) throws UnwritableException {
        path.addLast("[" + index + "]");
        value(value);
        path.removeLast();
    }

    private void map(Map<?, ?> map) throws UnwritableException {
        enter(map);
        char separator = '{';
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            json.append(separator);
            separator = ',';
            String name = name(entry.getKey());
            path.addLast(name);
            text(name);
            json.append(':');
            value(entry.getValue());
            path.removeLast();
        }
        json.append(separator == '{' ? "{}" : "}");
        leave(map);
    }

    private String name(@Nullable Object key) throws UnwritableException {
        return switch (key) {
            case CharSequence text -> text.toString();
            case Enum<?> constant -> constant.name();
            case Number number -> number.toString();
            case UUID id -> id.toString();
            case null -> throw new UnwritableException(place() + " has null for a name");
            default ->
                throw new UnwritableException(
                        place() + " has a " + key.getClass().getName() + " for a name");
        };
    }

    private void number(Number number, boolean finite) throws UnwritableException {
        if (!finite) {
            throw new UnwritableException(place() + " is " + number + ", which JSON has no number for");
        }
        json.append(number);
    }

    private void enter(Object value) throws UnwritableException {
        if (!around.add(value)) {
            throw new UnwritableException(place() + " holds itself");
        }
        if (around.size() > MOST_LEVELS) {
            throw new UnwritableException(path.getFirst() + " has more than " + MOST_LEVELS + " levels");
        }
    }

    private void leave(Object value) {
        around.remove(value);
    }

    private String place() {
        StringBuilder place = new StringBuilder();
        for (String step : path) {
            place.append(place.isEmpty() || step.startsWith("[") ? "" : ".").append(step);
        }
        return place.toString();
    }

    private void text(CharSequence text) throws UnwritableException {
        if (json.length() + text.length() > limit) {
            throw new UnwritableException(limited);
        }
        json.append('"');
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (Character.isHighSurrogate(character)
                    && index + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(index + 1))) {
                json.append(character).append(text.charAt(++index));
            } else {
                character(character);
            }
        }
        json.append('"');
    }

    private void character(char character) {
        switch (character) {
            case '"' -> json.append("\\\"");
            case '\\' -> json.append("\\\\");
            case '\n' -> json.append("\\n");
            case '\r' -> json.append("\\r");
            case '\t' -> json.append("\\t");
            default -> {
                if (character == 0 || Character.isSurrogate(character)) {
                    json.append(REPLACEMENT);
                } else if (character < ' ') {
                    json.append("\\u00").append(HEX.charAt(character >> 4)).append(HEX.charAt(character & 15));
                } else {
                    json.append(character);
                }
            }
        }
    }
}
