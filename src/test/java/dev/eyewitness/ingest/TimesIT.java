package dev.eyewitness.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Database;
import dev.eyewitness.service.Json;
import dev.eyewitness.service.Refusal;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.ServiceProcess;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        "2026-03-01T08:30:00.1234567890123Z,  2026-03-01T08:30:00.123456Z",
        "2016-12-31T23:59:60Z,                2017-01-01T00:00:00Z",
        "2016-12-31T23:59:60.25Z,             2017-01-01T00:00:00.250Z",
        "1990-12-31T15:59:60-08:00,           1991-01-01T00:00:00Z",
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

    /** Both are half past one in New York, whose clocks were set back in between. */
    @Test
    void doesNotDependOnTheTimeZoneOfTheServer() {
        Map<String, String> environment = ServiceProcess.environment(Database.url());
        environment.put("TZ", "America/New_York");
        try (ServiceProcess service = ServiceProcess.start(environment)) {
            service.awaitReady();

            for (String moment : List.of("2025-11-02T05:30:00Z", "2025-11-02T06:30:00Z")) {
                Response posted = api.request()
                        .contentType(ContentType.JSON)
                        .body(Json.activity("login").put("occurredAt", moment).toString())
                        .post(service.address() + "/api/v1/activities");
                JsonNode read =
                        Json.parse(api.request().get(posted.header("Location")).asString());

                assertThat(read.path("occurredAt").asText()).isEqualTo(moment);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2016-12-31T22:59:60Z",
                "2016-12-30T23:59:60Z",
                "2016-12-31T23:58:60Z",
                "2016-12-31T23:59:60+01:00",
                "2016-12-31T23:59:61Z",
                "2016-12-31T23:59:59.Z"
            })
    void refusesASecondThatNeverWas(String posted) {
        Response answer =
                api.post(Json.activity("login").put("occurredAt", posted).toString());

        assertThat(Refusal.of(answer, 400).fields()).containsExactly("occurredAt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-06-01T00:00:00Z", "0000-12-31T23:59:59.999999999Z", "0001-01-01T00:00:00+14:00"})
    void refusesTheYearZero(String posted) {
        Response answer =
                api.post(Json.activity("login").put("occurredAt", posted).toString());

        assertThat(Refusal.of(answer, 400).fields()).containsExactly("occurredAt");
    }
}
