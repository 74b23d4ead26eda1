package dev.eyewitness.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Json;
import dev.eyewitness.service.Refusal;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of one session. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class SessionIT {

    private static final String PATH = "/api/v1/sessions";
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0";

    private final Api api = Api.as(Tokens.admin().tenant(Tokens.newTenant()));
    private final SessionActs acts = new SessionActs(api);

    @Test
    void showsAWholeSession() {
        acts.post(acts.act("s1", "login").put("ipAddress", "203.0.113.7").put("userAgent", FIREFOX));
        acts.post(acts.act("s1", "payout_approved")
                .put("ipAddress", "2001:db8::1")
                .put("success", false));
        acts.post(acts.act("s1", "user_updated").put("ipAddress", "203.0.113.7"));
        acts.post(acts.act("s1", "logout").put("adminName", "Ada King"));
        acts.post(acts.act("s2", "login"));

        JsonNode session = session("s1");

        assertThat(session).isEqualTo(Json.parse("""
                {"sessionId": "s1", "adminId": "ada", "adminName": "Ada King", "adminEmail": "ada@example.com",
                 "startedAt": "2026-03-01T09:00:00Z", "lastActivityAt": "2026-03-01T09:03:00Z",
                 "endedAt": "2026-03-01T09:03:00Z", "endReason": "logout", "activities": 4, "failures": 1,
                 "ipAddresses": ["203.0.113.7", "2001:db8::1"],
                 "device": {"type": "desktop", "browser": "Firefox", "os": "Linux"}}"""));
        assertThat(session.fieldNames())
                .toIterable()
                .containsExactly(
                        "sessionId",
                        "adminId",
                        "adminName",
                        "adminEmail",
                        "startedAt",
                        "lastActivityAt",
                        "endedAt",
                        "endReason",
                        "activities",
                        "failures",
                        "ipAddresses",
                        "device");
    }

    @ParameterizedTest
    @CsvSource({"logout, logout", "session_expired, expired", "session_invalidated, invalidated"})
    void endsForAReason(String action, String reason) {
        acts.post(acts.act("s1", "login"));
        assertThat(session("s1").path("endReason").isNull()).isTrue();
        assertThat(session("s1").path("endedAt").isNull()).isTrue();

        acts.post(acts.act("s1", action));

        assertThat(session("s1").path("endReason").asText()).isEqualTo(reason);
        assertThat(session("s1").path("endedAt").asText()).isEqualTo("2026-03-01T09:01:00Z");
    }

    @Test
    void countsFromItsFirstActivityWhereItHasNoLogin() {
        acts.post(acts.act("s1", "user_updated").put("occurredAt", "2026-03-01T10:00:00Z"));
        acts.post(acts.act("s1", "user_created").put("occurredAt", "2026-03-01T09:30:00Z"));
        acts.post(acts.act("s1", "login").put("success", false));

        assertThat(session("s1").path("startedAt").asText()).isEqualTo("2026-03-01T09:02:00Z");
        assertThat(session("s1").path("lastActivityAt").asText()).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(session("s1").path("device").isNull()).isTrue();
        assertThat(session("s1").path("ipAddresses")).isEmpty();
    }

    @Test
    void countsFromItsLoginWhateverStandsBefore() {
        acts.post(acts.act("s1", "user_updated"));
        acts.post(acts.act("s1", "login"));

        assertThat(session("s1").path("startedAt").asText()).isEqualTo("2026-03-01T09:01:00Z");
    }

    @Test
    void staysEndedWhateverComesAfter() {
        acts.post(acts.act("s1", "login"));
        acts.post(acts.act("s1", "logout"));
        acts.post(acts.act("s1", "payout_approved"));
        acts.post(acts.act("s1", "session_expired"));
        acts.post(acts.act("s1", "login").put("success", false));

        JsonNode session = session("s1");

        assertThat(session.path("endReason").asText()).isEqualTo("logout");
        assertThat(session.path("endedAt").asText()).isEqualTo("2026-03-01T09:01:00Z");
        assertThat(session.path("lastActivityAt").asText()).isEqualTo("2026-03-01T09:04:00Z");
        assertThat(session.path("activities").asLong()).isEqualTo(5);
    }

    @Test
    void goesOnWhereALoginFollowsItsEnd() {
        acts.post(acts.act("s1", "login"));
        acts.post(acts.act("s1", "logout"));
        acts.post(acts.act("s1", "login"));
        assertThat(session("s1").path("endReason").isNull()).isTrue();

        acts.post(acts.act("s1", "session_expired"));

        assertThat(session("s1").path("endReason").asText()).isEqualTo("expired");
        assertThat(session("s1").path("startedAt").asText()).isEqualTo("2026-03-01T09:00:00Z");
    }

    @Test
    void isNotEndedByAFailedLogout() {
        acts.post(acts.act("s1", "login"));
        acts.post(acts.act("s1", "logout").put("success", false));

        assertThat(session("s1").path("endedAt").isNull()).isTrue();
        assertThat(session("s1").path("failures").asLong()).isEqualTo(1);
    }

    @Test
    void isEndedByTheAdminWhoInvalidatesItAndTheirsGoesOn() {
        acts.post(acts.act("s1", "login").put("adminId", "grace"));
        acts.post(acts.act("s2", "login"));
        acts.post(acts.act("s2", "session_invalidated")
                .put("entityType", "session")
                .put("entityId", "s1"));

        assertThat(session("s1").path("endReason").asText()).isEqualTo("invalidated");
        assertThat(session("s1").path("endedAt").asText()).isEqualTo("2026-03-01T09:02:00Z");
        assertThat(session("s1").path("activities").asLong()).isEqualTo(1);
        assertThat(session("s2").path("endReason").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a/b", "ü", "100%", "a?b", "'; DROP TABLE activity"})
    void isFoundByWhateverItsIdIs(String id) {
        acts.post(acts.act(id, "login"));

        Response answer = api.request().get(PATH + "/{id}", id);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("sessionId")).isEqualTo(id);
    }

    @Test
    void isNotFoundInAnotherLogOrByAnotherId() {
        acts.post(acts.act("s1", "login"));
        Api other = Api.as(Tokens.admin().tenant(Tokens.newTenant()));

        Refusal.of(other.request().get(PATH + "/s1"), 404);
        Refusal.of(api.request().get(PATH + "/s"), 404);
        Refusal.of(api.request().urlEncodingEnabled(false).get(PATH + "/s1%00"), 404);
        assertThat(other.request().get(PATH).jsonPath().getList("items")).isEmpty();
    }

    private JsonNode session(String id) {
        return Json.parse(api.request()
                .get(PATH + "/" + id)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }
}
