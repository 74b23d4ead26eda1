package dev.eyewitness.search;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values within metadata: how a query writes them and how they are compared, as PostgreSQL's {@code jsonb @>} compares. */
final class Metadata {

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d{1,3})?");

    /** Numbers are stored without an exponent: one within a double's range may be longer than the parser's own bound. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNumberLength(65_536).build())
            .build();

    private static final ObjectMapper TREES = JsonMapper.builder(JSON)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Metadata() {}

    /** The condition that a query writes. Without quotation marks a value is the text and the JSON that are spelt so. */
    static Condition read(List<String> path, Value value) {
        return new Condition.MetadataIs(
                path, value.exact(), value.literal() || scalar(value.text()).isEmpty());
    }

    /** All JSON values that meet the condition, numbers by their value. */
    static List<JsonNode> accepted(Condition.MetadataIs condition) {
        JsonNode text = TextNode.valueOf(condition.value());
        return condition.textOnly()
                ? List.of(text)
                : Stream.concat(Stream.of(text), scalar(condition.value()).stream())
                        .toList();
    }

    /** The number, boolean or null that {@code text} spells. */
    private static Optional<JsonNode> scalar(String text) {
        return switch (text) {
            case "null" -> Optional.of(NullNode.getInstance());
            case "true" -> Optional.of(BooleanNode.TRUE);
            case "false" -> Optional.of(BooleanNode.FALSE);
            default -> NUMBER.matcher(text).matches() ? number(text) : Optional.empty();
        };
    }

    /** No other number can have been recorded than one that a double can hold. */
    private static Optional<JsonNode> number(String text) {
        BigDecimal number = new BigDecimal(text);
        double nearest = number.doubleValue();
        boolean canBeRecorded = Double.isFinite(nearest) && (nearest != 0 || number.signum() == 0);
        return canBeRecorded ? Optional.of(DecimalNode.valueOf(number)) : Optional.empty();
    }

    /** The JSON object that holds nothing but that value at that path. */
    static String object(List<String> path, JsonNode value) {
        JsonNode nested = value;
        for (String name : path.reversed()) {
            nested = JsonNodeFactory.instance.objectNode().set(name, nested);
        }
        return nested.toString();
    }

    /** The metadata, a JSON object as text, with numbers of any length. */
    static JsonNode tree(String metadata) {
        try {
            return TREES.readTree(metadata);
        } catch (JsonProcessingException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    /**
     * Whether metadata hold one of those values at that path.
     *
     * @param metadata a JSON object as text
     */
    static boolean holds(@Nullable String metadata, List<String> path, List<JsonNode> accepted) {
        if (metadata == null) {
            return false;
        }
        try (JsonParser json = JSON.createParser(metadata)) {
            json.nextToken();
            for (String name : path) {
                if (!goTo(name, json)) {
                    return false;
                }
            }
            for (JsonNode value : accepted) {
                if (isThere(value, json)) {
                    return true;
                }
            }
            return false;
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    /** Moves on to the value of that name, where the parser stands at an object that has it. */
    private static boolean goTo(String name, JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            return false;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = json.currentName().equals(name);
            json.nextToken();
            if (found) {
                return true;
            }
            json.skipChildren();
        }
        return false;
    }

    private static boolean isThere(JsonNode value, JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_STRING -> value.isTextual() && json.getText().equals(value.textValue());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                value.isNumber() && json.getDecimalValue().compareTo(value.decimalValue()) == 0;
            case VALUE_TRUE -> value.equals(BooleanNode.TRUE);
            case VALUE_FALSE -> value.equals(BooleanNode.FALSE);
            case VALUE_NULL -> value.isNull();
            default -> false;
        };
    }
}
