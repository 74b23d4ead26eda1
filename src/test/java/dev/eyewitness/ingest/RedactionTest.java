package dev.eyewitness.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.eyewitness.activity.Change;
import dev.eyewitness.service.Json;
import io.smallrye.config.SmallRyeConfigBuilder;
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "card.number",
                "/user/password",
                "user[password]",
                "user['pin']",
                "passwords.stripe",
                "api.key",
                "pin/0",
                "[password]",
                "userPin",
                "user_pin",
                "USER-PIN",
                "userPIN",
                "user_pin_2",
                "password1",
                "API_KEY2"
            })
    void catchesAKeyByAnyStepOfItsPathAndByItsLastPart(String key) {
        catchesAKeyHoweverItIsSpelt(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"pinCount", "pinned", "spin", "userSpin", "grandPinned", "card.holder", "a.b", "a..b", "[]", "./"
            })
    void leavesOtherPathsAndPartsAlone(String key) {
        leavesOtherKeysAlone(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secretKey",
                "secret_key",
                "pwd",
                "userPwd",
                "passcode",
                "cvv2",
                "cvc2",
                "cardCvv",
                "card_cvv",
                "card[cvv]",
                "/card/cvv",
                "userSsn",
                "user_ssn",
                "passwordHash",
                "password_confirmation",
                "pinCode",
                "secrets.stripe",
                "client_secret",
                "refreshToken",
                "tokens[0]"
            })
    void catchesTheseUnlessToldOtherwise(String key) {
        IngestSettings settings = new SmallRyeConfigBuilder()
                .withMapping(IngestSettings.class)
                .build()
                .getConfigMapping(IngestSettings.class);

        assertThat(new Redaction(settings).redact(change(key)).to()).isEqualTo(TextNode.valueOf("[redacted]"));
    }

    private static Change change(String field) {
        return new Change(field, TextNode.valueOf("before"), TextNode.valueOf("after"));
    }
}
