package dev.eyewitness.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sessions of a log, listed. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class SessionsIT {

    private static final String PATH = "/api/v1/sessions";

    private final String tenant = Tokens.newTenant();
    private final Api api = Api.as(Tokens.admin().tenant(tenant));
    private final SessionActs acts = new SessionActs(api);

    @Test
    void listsTheNewestFirstByAdminAndByWhetherTheyGoOn() {
        acts.post(acts.act("s1", "login"));
        acts.post(acts.act("s2", "login").put("adminId", "grace"));
        acts.post(acts.act("s3", "login").put("adminId", "linus"));
        acts.post(acts.act("s2", "logout").put("adminId", "grace"));
        acts.post(Json.activity("login"));

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
            acts.post(acts.act("s" + number, "login"));
            expected.addFirst("s" + number);
        }
        List<String> seen = new ArrayList<>();

        Response page = api.request().get(PATH + "?limit=5");
        seen.addAll(page.jsonPath().getList("items.sessionId"));
        while (page.jsonPath().getString("next") != null) {
            expected.forEach(id -> acts.post(acts.act(id, "user_updated")));
            acts.post(acts.act("new" + seen.size(), "login"));
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
        acts.post(acts.act("first", "login"));
        int ended = 2_500;
        for (int from = 0; from < ended; from += 500) {
            api.recordAll(IntStream.range(from, from + 500)
                    .mapToObj(number -> acts.act("ended " + number, "logout"))
                    .toList());
        }
        acts.post(acts.act("last", "login"));

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
        acts.post(acts.act("grace 1", "login").put("adminId", "grace"));
        acts.post(acts.act("grace 2", "login").put("adminId", "grace"));
        for (int batches = 0; batches < 3; batches++) {
            api.recordAll(IntStream.range(0, 1_000)
                    .mapToObj(number -> acts.act("s" + number, "user_updated"))
                    .toList());
        }
        acts.post(acts.act("grace 1", "logout").put("adminId", "grace"));
        Database.awaitIndexed(tenant);

        assertThat(listed("?adminId=grace")).containsExactly("grace 2", "grace 1");
        assertThat(listed("?adminId=grace&active=true")).containsExactly("grace 2");
        assertThat(listed("?adminId=grace&limit=1")).containsExactly("grace 2");
        assertThat(listed("?adminId=nobody")).isEmpty();
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
            batch.add(acts.act("s" + random.nextInt(60), action)
                    .put("success", random.nextInt(5) > 0)
                    .put(
                            "occurredAt",
                            SessionActs.START.plusSeconds(random.nextInt(20)).toString())
                    .put("ipAddress", "10.0.0." + random.nextInt(4))
                    .put("entityId", "e" + number));
        }

        api.recordAll(batch.valueStream().toList());

        assertThat(Json.parse(api.request().get(PATH + "?limit=200").asString()).path("items"))
                .as("seed %d", seed)
                .isEqualTo(SessionOracle.sessions(batch));
    }

    @ParameterizedTest
    @ValueSource(strings = {"active=", "active=%20", "limit=", "cursor=", "adminId="})
    void takesAParameterWithoutAValueAsLeftOut(String parameter) {
        acts.post(acts.act("s1", "login"));
        acts.post(acts.act("s2", "login"));
        acts.post(acts.act("s2", "logout"));

        Response page = api.request().urlEncodingEnabled(false).get(PATH + "?" + parameter);

        assertThat(page.jsonPath().getList("items.sessionId")).containsExactly("s2", "s1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{x}", "a|b", "\"a\""})
    void linksToTheNextPageWhateverTheAddressHolds(String admin) throws IOException {
        acts.post(acts.act("s1", "login").put("adminId", admin));
        acts.post(acts.act("s2", "login").put("adminId", admin));

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
        acts.post(acts.act("s1", "login"));

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
