package dev.eyewitness.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.eyewitness.activity.Change;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps secrets out of the log: a value whose key is on the list becomes {@code "[redacted]"}, at any depth.
 *
 * <p>Keys are compared by their letters and digits alone, in lower case and without digits at their end: {@code api_key} is
 * {@code apiKey}, and so is {@code apiKey2}. A word on the list catches keys whose last part it is ({@code cardCvv},
 * {@code user_ssn}); one of five or more letters all that end in it ({@code newpassword}), and its plural. Of a path
 * ({@code card[cvv]}, {@code secrets.stripe}) each step counts, and all of it together.
 */
@ApplicationScoped
class Redaction {

    private static final TextNode REDACTED = TextNode.valueOf("[redacted]");

    private static final String STEPS = "./[]";

    /** A shorter word is caught only as a part of its own: pin must not catch every key that happens to end so. */
    private static final int SHORTEST_SUFFIX = 5;

    private final Set<String> words;
    private final List<String> endings;

    Redaction(IngestSettings settings) {
        words = settings.redactedKeys().stream()
                .map(word -> KeyName.of(word).all())
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
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
        if (isSecret(change.field())) {
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

    private boolean isSecret(String path) {
        if (isSecretName(path)) {
            return true;
        }
        int begin = 0;
        for (int at = 0; at < path.length(); at++) {
            if (STEPS.indexOf(path.charAt(at)) >= 0) {
                if (isSecretName(path.substring(begin, at))) {
                    return true;
                }
                begin = at + 1;
            }
        }
        return begin > 0 && isSecretName(path.substring(begin));
    }

    private boolean isSecretName(String name) {
        KeyName key = KeyName.of(name);
        if (words.contains(key.all()) || words.contains(key.lastPart())) {
            return true;
        }
        for (String ending : endings) {
            if (key.all().endsWith(ending)) {
                return true;
            }
        }
        return false;
    }
}
