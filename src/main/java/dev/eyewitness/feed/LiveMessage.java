package dev.eyewitness.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** What a client may say over the WebSocket. */
sealed interface LiveMessage {

    /** {@code {"type":"ping"}}: are you there? */
    record Ping() implements LiveMessage {}

    /** {@code {"type":"auth","token":…}}: a new token, before the old one ends. */
    record Auth(String token) implements LiveMessage {}

    /** {@code {"type":"filter","q":…}}: from now on, what this lets through. */
    record Narrow(String query) implements LiveMessage {}

    /** The message that {@code text} is; empty where it is none of them. */
    static Optional<LiveMessage> parse(ObjectMapper json, String text) {
        try {
            JsonNode message = json.readTree(text);
            return message == null ? Optional.empty() : of(message);
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    private static Optional<LiveMessage> of(JsonNode message) {
        return switch (message.path("type").asText()) {
            case "ping" -> Optional.of(new Ping());
            case "auth" -> text(message, "token").map(Auth::new);
            case "filter" -> text(message, "q").map(Narrow::new);
            default -> Optional.empty();
        };
    }

    private static Optional<String> text(JsonNode message, String field) {
        return Optional.of(message.path(field)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }
}
