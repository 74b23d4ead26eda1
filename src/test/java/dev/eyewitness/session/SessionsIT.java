package dev.eyewitness.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Database;
import dev.eyewitness.service.Json;
import dev.eyewitness.service.Refusal;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import dev.eyewitness.service.Wire;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusIntegrationTest
@WithTestResource(Service.class)
class SessionsIT {

    private static final String PATH = "/api/v1/sessions";
    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0";

    private final String tenant = Tokens.newTenant();
    private final Api api = Api.as(Tokens.admin().tenant(tenant));
    private int minute;

    @Test
    void showsAWholeSession() {
        post(act("s1", "login").put("ipAddress", "203.0.113.7").put("userAgent", FIREFOX));
        post(act("s1", "payout_approved").put("ipAddress", "2001:db8::1").put("success", false));
        post(act("s1", "user_updated").put("ipAddress", "203.0.113.7"));
        post(act("s1", "logout").put("adminName", "Ada King"));
        post(act("s2", "login"));

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
        post(act("s1", "login"));
        assertThat(session("s1").path("endReason").isNull()).isTrue();
        assertThat(session("s1").path("endedAt").isNull()).isTrue();

        post(act("s1", action));

        assertThat(session("s1").path("endReason").asText()).isEqualTo(reason);
        assertThat(session("s1").path("endedAt").asText()).isEqualTo("2026-03-01T09:01:00Z");
    }

    @Test
    void countsFromItsFirstActivityWhereItHasNoLogin() {
        post(act("s1", "user_updated").put("occurredAt", "2026-03-01T10:00:00Z"));
        post(act("s1", "user_created").put("occurredAt", "2026-03-01T09:30:00Z"));
        post(act("s1", "login").put("success", false));

        assertThat(session("s1").path("startedAt").asText()).isEqualTo("2026-03-01T09:02:00Z");
        assertThat(session("s1").path("lastActivityAt").asText()).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(session("s1").path("device").isNull()).isTrue();
        assertThat(session("s1").path("ipAddresses")).isEmpty();
    }

    @Test
    void countsFromItsLoginWhateverStandsBefore() {
        post(act("s1", "user_updated"));
        post(act("s1", "login"));

        assertThat(session("s1").path("startedAt").asText()).isEqualTo("2026-03-01T09:01:00Z");
    }

    @Test
    void staysEndedWhateverComesAfter() {
        post(act("s1", "login"));
        post(act("s1", "logout"));
        post(act("s1", "payout_approved"));
        post(act("s1", "session_expired"));
        post(act("s1", "login").put("success", false));

        JsonNode session = session("s1");

        assertThat(session.path("endReason").asText()).isEqualTo("logout");
        assertThat(session.path("endedAt").asText()).isEqualTo("2026-03-01T09:01:00Z");
        assertThat(session.path("lastActivityAt").asText()).isEqualTo("2026-03-01T09:04:00Z");
        assertThat(session.path("activities").asLong()).isEqualTo(5);
    }

    @Test
    void goesOnWhereALoginFollowsItsEnd() {
        post(act("s1", "login"));
        post(act("s1", "logout"));
        post(act("s1", "login"));
        assertThat(session("s1").path("endReason").isNull()).isTrue();

        post(act("s1", "session_expired"));

        assertThat(session("s1").path("endReason").asText()).isEqualTo("expired");
        assertThat(session("s1").path("startedAt").asText()).isEqualTo("2026-03-01T09:00:00Z");
    }

    @Test
    void isNotEndedByAFailedLogout() {
        post(act("s1", "login"));
        post(act("s1", "logout").put("success", false));

        assertThat(session("s1").path("endedAt").isNull()).isTrue();
        assertThat(session("s1").path("failures").asLong()).isEqualTo(1);
    }

    @Test
    void isEndedByTheAdminWhoInvalidatesItAndTheirsGoesOn() {
        post(act("s1", "login").put("adminId", "grace"));
        post(act("s2", "login"));
        post(act("s2", "session_invalidated").put("entityType", "session").put("entityId", "s1"));

        assertThat(session("s1").path("endReason").asText()).isEqualTo("invalidated");
        assertThat(session("s1").path("endedAt").asText()).isEqualTo("2026-03-01T09:02:00Z");
        assertThat(session("s1").path("activities").asLong()).isEqualTo(1);
        assertThat(session("s2").path("endReason").isNull()).isTrue();
    }

    @Test
    void listsTheNewestFirstByAdminAndByWhetherTheyGoOn() {
        post(act("s1", "login"));
        post(act("s2", "login").put("adminId", "grace"));
        post(act("s3", "login").put("adminId", "linus"));
        post(act("s2", "logout").put("adminId", "grace"));
        post(Json.activity("login"));

        assertThat(listed("")).containsExactly("s3", "s2", "s1");
        assertThat(listed("?active=true")).containsExactly("s3", "s1");
        assertThat(listed("?active=false")).containsExactly("s2");
        assertThat(listed("?adminId=grace")).containsExactly("s2");
        assertThat(listed("?adminId=grace,ada")).containsExactly("s2", "s1");
        assertThat(listed("?adminId=grace&active=true")).isEmpty();
        assertThat(listed("?adminId=nobody")).isEmpty();
    }

    @Test
    void pagesNeitherSkipNorRepeatWhileActivitiesArrive() {
        List<String> expected = new ArrayList<>();
        for (int number = 0; number < 13; number++) {
            post(act("s" + number, "login"));
            expected.addFirst("s" + number);
        }
        List<String> seen = new ArrayList<>();

        Response page = api.request().get(PATH + "?limit=5");
        seen.addAll(page.jsonPath().getList("items.sessionId"));
        while (page.jsonPath().getString("next") != null) {
            expected.forEach(id -> post(act(id, "user_updated")));
            post(act("new" + seen.size(), "login"));
            String link = page.header("Link");
            assertThat(link).contains("rel=\"next\"").contains("limit=5");
            page = api.request().get(link.substring(link.indexOf('<') + 1, link.indexOf('>')));
            seen.addAll(page.jsonPath().getList("items.sessionId"));
        }

        assertThat(seen).isEqualTo(expected);
        assertThat(page.header("Link")).isNull();
    }

    @Test
    void goesOnFromPageToPageWhereHardlyAnyAreOfTheKind() {
        post(act("first", "login"));
        int ended = 2_500;
        for (int from = 0; from < ended; from += 500) {
            ArrayNode batch = Json.object().putArray("items");
            IntStream.range(from, from + 500).forEach(number -> batch.add(act("ended " + number, "logout")));
            record(batch);
        }
        post(act("last", "login"));

        List<List<String>> pages = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonPath page = api.request()
                    .queryParam("active", true)
                    .queryParam("cursor", next)
                    .get(PATH)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            pages.add(page.getList("items.sessionId"));
            next = page.getString("next");
        }

        assertThat(pages).containsExactly(List.of("last"), List.of("first"));
        assertThat(listed("?active=false&limit=1")).containsExactly("ended 2499");
    }

    @Test
    void findsThoseOfAnAdminByTheIndex() {
        post(act("grace 1", "login").put("adminId", "grace"));
        post(act("grace 2", "login").put("adminId", "grace"));
        for (int batches = 0; batches < 3; batches++) {
            ArrayNode batch = Json.object().putArray("items");
            IntStream.range(0, 1_000).forEach(number -> batch.add(act("s" + number, "user_updated")));
            record(batch);
        }
        post(act("grace 1", "logout").put("adminId", "grace"));
        Database.awaitIndexed(tenant);

        assertThat(listed("?adminId=grace")).containsExactly("grace 2", "grace 1");
        assertThat(listed("?adminId=grace&active=true")).containsExactly("grace 2");
        assertThat(listed("?adminId=grace&limit=1")).containsExactly("grace 2");
        assertThat(listed("?adminId=nobody")).isEmpty();
    }

    private void record(ArrayNode batch) {
        api.request()
                .contentType("application/json")
                .body(batch.toString())
                .post("/api/v1/activities/batch")
                .then()
                .statusCode(200);
    }

    @Test
    void agreesWithTakingTogetherByHand() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        ArrayNode batch = Json.object().putArray("items");
        for (int number = 0; number < 500; number++) {
            String action = List.of(
                            "login", "logout", "session_expired", "session_invalidated", "user_updated", "user_created")
                    .get(random.nextInt(6));
            batch.add(act("s" + random.nextInt(60), action)
                    .put("success", random.nextInt(5) > 0)
                    .put("occurredAt", START.plusSeconds(random.nextInt(20)).toString())
                    .put("ipAddress", "10.0.0." + random.nextInt(4))
                    .put("entityId", "e" + number));
        }

        record(batch);

        assertThat(Json.parse(api.request().get(PATH + "?limit=200").asString()).path("items"))
                .as("seed %d", seed)
                .isEqualTo(SessionOracle.sessions(batch));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a/b", "ü", "100%", "a?b", "'; DROP TABLE activity"})
    void isFoundByWhateverItsIdIs(String id) {
        post(act(id, "login"));

        Response answer = api.request().get(PATH + "/{id}", id);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("sessionId")).isEqualTo(id);
    }

    @Test
    void isNotFoundInAnotherLogOrByAnotherId() {
        post(act("s1", "login"));
        Api other = Api.as(Tokens.admin().tenant(Tokens.newTenant()));

        Refusal.of(other.request().get(PATH + "/s1"), 404);
        Refusal.of(api.request().get(PATH + "/s"), 404);
        Refusal.of(api.request().urlEncodingEnabled(false).get(PATH + "/s1%00"), 404);
        assertThat(other.request().get(PATH).jsonPath().getList("items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"active=", "active=%20", "limit=", "cursor=", "adminId="})
    void takesAParameterWithoutAValueAsLeftOut(String parameter) {
        post(act("s1", "login"));
        post(act("s2", "login"));
        post(act("s2", "logout"));

        Response page = api.request().urlEncodingEnabled(false).get(PATH + "?" + parameter);

        assertThat(page.jsonPath().getList("items.sessionId")).containsExactly("s2", "s1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{x}", "a|b", "\"a\""})
    void linksToTheNextPageWhateverTheAddressHolds(String admin) throws IOException {
        post(act("s1", "login").put("adminId", admin));
        post(act("s2", "login").put("adminId", admin));

        Wire page = Wire.exchange(
                "GET " + PATH + "?limit=1&adminId=" + URLEncoder.encode(admin, StandardCharsets.UTF_8),
                Map.of("Authorization", "Bearer " + api.token()),
                new byte[0]);

        assertThat(page.status()).isEqualTo(200);
        String link = page.header("Link");
        Response next =
                api.request().urlEncodingEnabled(false).get(link.substring(link.indexOf('<') + 1, link.indexOf('>')));
        assertThat(next.jsonPath().getList("items.sessionId")).containsExactly("s1");
    }

    @ParameterizedTest
    @CsvSource({"active, maybe", "limit, 0", "limit, 201", "cursor, x", "cursor, zzzzzzzz-1", "status, active", "q, a"})
    void refusesWrongParametersByName(String name, String value) {
        post(act("s1", "login"));

        Refusal refusal = Refusal.of(api.request().queryParam(name, value).get(PATH), 400);

        assertThat(refusal.fields()).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"activity:write", "activity:export"})
    void needsTheRoleToRead(String role) {
        Api caller = Api.as(Tokens.withRoles(role));

        Refusal.of(caller.request().get(PATH), 403);
        Refusal.of(caller.request().get(PATH + "/s1"), 403);
    }

    /** An activity of Ada's, a minute after the one before. */
    private ObjectNode act(String session, String action) {
        return Json.activity(action)
                .put("sessionId", session)
                .put("occurredAt", START.plusSeconds(60L * minute++).toString());
    }

    private void post(ObjectNode activity) {
        api.post(activity.toString()).then().statusCode(201);
    }

    private JsonNode session(String id) {
        return Json.parse(api.request()
                .get(PATH + "/" + id)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private List<String> listed(String query) {
        return api.request()
                .get(PATH + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.sessionId");
    }
}
