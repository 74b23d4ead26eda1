package dev.eyewitness.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Json;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What just fits is taken, and kept whole. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class LimitsIT {

    private static final int LARGEST_BODY = 64 * 1024;
    private static final int LARGEST_METADATA = 16 * 1024;

    private final Api api = Api.as(Tokens.admin().tenant(Tokens.newTenant()));

    @ParameterizedTest
    @CsvSource({
        "adminId, 255",
        "adminName, 255",
        "adminEmail, 320",
        "sessionId, 255",
        "entityType, 100",
        "entityId, 255",
        "entityName, 255",
        "userAgent, 2048",
        "failureReason, 1000"
    })
    void countsCharactersAndNotBytes(String field, int limit) {
        String longest = "😀".repeat(limit);

        JsonNode stored = api.stored(Json.activity("login").put(field, longest).toString());

        assertThat(stored.path(field).asText()).isEqualTo(longest);
    }

    @Test
    void takesAnActionOfAHundredCharacters() {
        String action = "a" + "._:-9z".repeat(16) + "abc";

        JsonNode stored = api.stored(Json.activity(action).toString());

        assertThat(action).hasSize(100);
        assertThat(stored.path("action").asText()).isEqualTo(action);
    }

    @Test
    void takesSixteenKibibytesOfMetadata() {
        ObjectNode posted = Json.activity("login");
        ObjectNode metadata = posted.putObject("metadata").put("text", "");
        metadata.put("text", "x".repeat(LARGEST_METADATA - metadata.toString().length()));

        JsonNode stored = api.stored(posted.toString());

        assertThat(stored.path("metadata").toString()).hasSize(LARGEST_METADATA);
    }

    @Test
    void takesTenLevelsOfMetadata() {
        String metadata = "{\"level\":".repeat(10) + "10" + "}".repeat(10);

        JsonNode stored = api.stored("{\"action\":\"login\",\"metadata\":" + metadata + "}");

        assertThat(stored.path("metadata")).isEqualTo(Json.parse(metadata));
    }

    @Test
    void takesEmptyObjectsAndArrays() {
        JsonNode stored = api.stored("{\"action\":\"login\",\"metadata\":{},\"changes\":[]}");

        assertThat(stored.path("metadata")).isEqualTo(Json.parse("{}"));
        assertThat(stored.path("changes")).isEqualTo(Json.parse("[]"));
    }

    @Test
    void takesAHundredChanges() {
        ObjectNode posted = Json.activity("user_updated");
        ArrayNode changes = posted.putArray("changes");
        for (int change = 0; change < 100; change++) {
            changes.addObject()
                    .put("field", "é".repeat(255))
                    .put("from", change)
                    .put("to", change + 1);
        }

        JsonNode stored = api.stored(posted.toString());

        assertThat(stored.path("changes")).isEqualTo(changes);
    }

    @Test
    void takesABodyOfSixtyFourKibibytes() {
        ObjectNode posted = Json.activity("user_updated");
        ObjectNode change = posted.putArray("changes")
                .addObject()
                .put("field", "terms")
                .put("from", "")
                .putNull("to");
        change.put("from", "x".repeat(LARGEST_BODY - posted.toString().length()));

        JsonNode stored = api.stored(posted.toString());

        assertThat(posted.toString()).hasSize(LARGEST_BODY);
        assertThat(stored.path("changes").path(0)).isEqualTo(change);
    }

    @ParameterizedTest
    @CsvSource({
        "12.50,                           12.50",
        "1e2,                             100",
        "-0.000001,                       -0.000001",
        "1.7976931348623157e308,          1.7976931348623157e308",
        "0.1e-300,                        1e-301",
        "123456789012345678901234567890,  123456789012345678901234567890",
        "3.14159265358979323846264338327, 3.14159265358979323846264338327",
        "-9223372036854775809,            -9223372036854775809"
    })
    void keepsNumbersToTheDigit(String posted, String value) {
        JsonNode stored = api.stored(
                "{\"action\":\"login\",\"metadata\":{\"n\":%1$s},\"changes\":[{\"field\":\"n\",\"from\":%1$s,\"to\":[%1$s]}]}"
                        .formatted(posted));

        assertThat(stored.path("metadata").path("n").decimalValue()).isEqualByComparingTo(value);
        assertThat(stored.path("changes").path(0).path("from").decimalValue()).isEqualByComparingTo(value);
        assertThat(stored.path("changes").path(0).path("to").path(0).decimalValue())
                .isEqualByComparingTo(value);
    }
}
