package dev.eyewitness.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.eyewitness.activity.Change;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps secrets out of the log: a value whose key is on the list becomes {@code "[redacted]"}, at any depth.
 *
 * <p>Keys are compared by their letters and digits alone, in lower case: {@code api_key} is {@code apiKey}. A word of five or
 * more letters on the list also catches keys that end in it ({@code newPassword}) and their plural.
 */
@ApplicationScoped
class Redaction {

    private static final TextNode REDACTED = TextNode.valueOf("[redacted]");

    private static final Pattern PUNCTUATION = Pattern.compile("[^\\p{L}\\p{N}]");

    /** A shorter word is caught only whole: ssn must not catch every key that happens to end so. */
    private static final int SHORTEST_SUFFIX = 5;

    private final Set<String> words;
    private final List<String> endings;

    Redaction(IngestSettings settings) {
        words = settings.redactedKeys().stream().map(Redaction::normalised).collect(Collectors.toUnmodifiableSet());
        endings = words.stream()
                .filter(word -> word.length() >= SHORTEST_SUFFIX)
                .flatMap(word -> Stream.of(word, word + "s"))
                .toList();
    }

    /** {@code metadata} without its secrets; the argument is changed. */
    @Nullable
    ObjectNode redact(@Nullable ObjectNode metadata) {
        if (metadata != null) {
            redactWithin(metadata);
        }
        return metadata;
    }

    /** {@code change} without its secrets, by the field's name and within the values, which are changed. */
    Change redact(Change change) {
        if (isSecret(lastPart(change.field()))) {
            return new Change(change.field(), REDACTED, REDACTED);
        }
        redactWithin(change.from());
        redactWithin(change.to());
        return change;
    }

    private void redactWithin(@Nullable JsonNode node) {
        switch (node) {
            case ObjectNode object -> {
                for (Map.Entry<String, JsonNode> entry : object.properties()) {
                    if (isSecret(entry.getKey())) {
                        entry.setValue(REDACTED);
                    } else {
                        redactWithin(entry.getValue());
                    }
                }
            }
            case ArrayNode array -> array.forEach(this::redactWithin);
            case null, default -> {}
        }
    }

    private boolean isSecret(String key) {
        String normalised = normalised(key);
        if (words.contains(normalised)) {
            return true;
        }
        for (String ending : endings) {
            if (normalised.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    private static String normalised(String key) {
        String bare = isPlain(key) ? key : PUNCTUATION.matcher(key).replaceAll("");
        return bare.toLowerCase(Locale.ROOT);
    }

    /** Most keys are, and need no pattern. */
    private static boolean isPlain(String key) {
        for (int at = 0; at < key.length(); at++) {
            char character = key.charAt(at);
            boolean isPlain = (character >= 'a' && character <= 'z')
                    || (character >= 'A' && character <= 'Z')
                    || (character >= '0' && character <= '9');
            if (!isPlain) {
                return false;
            }
        }
        return true;
    }

    /** A change may name its field as a path: {@code billing.cardNumber}. */
    private static String lastPart(String field) {
        return field.substring(field.lastIndexOf('.') + 1);
    }
}
