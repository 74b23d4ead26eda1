package dev.eyewitness.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.eyewitness.activity.Change;
import dev.eyewitness.service.Json;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    private final Redaction redaction = new Redaction(() -> List.of("password", "apiKey", "pin", "Card-Number"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "PASSWORD",
                "pass_word",
                "passWord",
                "passwords",
                "newPassword",
                "user.password",
                "apiKey",
                "api_key",
                "API-KEY",
                "api key",
                "x-api-key",
                "apikeys",
                "pin",
                "PIN",
                "cardNumber",
                "card_numbers"
            })
    void catchesAKeyHoweverItIsSpelt(String key) {
        ObjectNode metadata = Json.object().put(key, "s3cret");

        redaction.redact(metadata);

        assertThat(metadata.path(key).asText()).isEqualTo("[redacted]");
        assertThat(redaction.redact(change(key)).to()).isEqualTo(TextNode.valueOf("[redacted]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"passwordChangedAt", "pass", "shipping", "opin", "key", "card", "number", "", "пароль"})
    void leavesOtherKeysAlone(String key) {
        ObjectNode metadata = Json.object().put(key, "plain");

        redaction.redact(metadata);

        assertThat(metadata.path(key).asText()).isEqualTo("plain");
        assertThat(redaction.redact(change(key))).isEqualTo(change(key));
    }

    private static Change change(String field) {
        return new Change(field, TextNode.valueOf("before"), TextNode.valueOf("after"));
    }
}
