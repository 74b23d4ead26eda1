package dev.eyewitness.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Json;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusIntegrationTest
@WithTestResource(Service.class)
class TimesIT {

    private final Api api = Api.as(Tokens.admin().tenant(Tokens.newTenant()));

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T08:30:00Z,                2026-03-01T08:30:00Z",
        "2026-03-01t08:30:00z,                2026-03-01T08:30:00Z",
        "2026-03-01T08:30:00.1Z,              2026-03-01T08:30:00.100Z",
        "2026-03-01T08:30:00.123456789Z,      2026-03-01T08:30:00.123456Z",
        "2026-03-01T10:30:00.5+02:00,         2026-03-01T08:30:00.500Z",
        "2026-02-28T23:00:00-09:30,           2026-03-01T08:30:00Z",
        "2026-03-01T08:30:00-00:00,           2026-03-01T08:30:00Z",
        "2024-02-29T00:00:00Z,                2024-02-29T00:00:00Z",
        "1969-12-31T23:59:59.999999Z,         1969-12-31T23:59:59.999999Z",
        "1500-03-01T00:00:00Z,                1500-03-01T00:00:00Z",
        "0001-01-01T00:00:00Z,                0001-01-01T00:00:00Z"
    })
    void keepsTheMomentToTheMicrosecond(String posted, String stored) {
        JsonNode answer =
                api.stored(Json.activity("login").put("occurredAt", posted).toString());

        assertThat(answer.path("occurredAt").asText()).isEqualTo(stored);
    }

    @Test
    void takesAClockThatIsAlmostFiveMinutesAhead() {
        Instant ahead = Instant.now().plusSeconds(295).truncatedTo(ChronoUnit.SECONDS);

        JsonNode answer = api.stored(
                Json.activity("login").put("occurredAt", ahead.toString()).toString());

        assertThat(answer.path("occurredAt").asText()).isEqualTo(ahead.toString());
    }
}
