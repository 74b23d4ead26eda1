package dev.eyewitness.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Database;
import dev.eyewitness.service.Json;
import dev.eyewitness.service.Refusal;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import dev.eyewitness.service.Wire;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusIntegrationTest
@WithTestResource(Service.class)
class BatchIT {

    private static final String JSON = "application/json";
    private static final String NDJSON = "application/x-ndjson";
    private static final int LARGEST = 8 * 1024 * 1024;

    private final String tenant = Tokens.newTenant();
    private final Api api = Api.as(Tokens.admin().tenant(tenant));

    @ParameterizedTest
    @ValueSource(strings = {JSON, NDJSON})
    void storesItemsInTheOrderGiven(String type) throws SQLException {
        List<String> items = numbered(500);

        JsonNode answer = accepted(post(type, body(type, items)));

        assertThat(answer.path("accepted").asInt()).isEqualTo(500);
        assertThat(answer.path("rejected").asInt()).isZero();
        assertThat(column(answer, "index"))
                .isEqualTo(IntStream.range(0, 500).mapToObj(Integer::toString).toList());
        assertThat(column(answer, "status")).containsOnly("201");
        assertThat(column(answer, "seq"))
                .isEqualTo(
                        LongStream.rangeClosed(1, 500).mapToObj(Long::toString).toList());
        assertThat(Database.numbers(tenant)).hasSize(500);
        assertThat(activity(answer, 417).path("entityId").asText()).isEqualTo("e-417");
    }

    @Test
    void reportsEachBadItemAndStoresTheOthers() throws SQLException {
        String items = """
                [{"action":"login"}, {"action":"Login"}, {"action":"login","unknown":1}, 17, null, "x", [], true,
                 {"action":"login","adminId":17}, {"action":"login","action":"logout"}, {"action":"login","adminName":"\\u0000"},
                 {"action":"login","adminName":"\\ud800"}, {"action":"login","metadata":%s}, {"action":"logout"}]""".formatted("{\"a\":".repeat(11) + "1" + "}".repeat(11));

        JsonNode answer = accepted(post(JSON, items));

        assertThat(column(answer, "status"))
                .containsExactly(
                        "201", "400", "400", "400", "400", "400", "400", "400", "400", "400", "400", "400", "400",
                        "201");
        assertThat(answer.path("accepted").asInt()).isEqualTo(2);
        assertThat(answer.path("rejected").asInt()).isEqualTo(12);
        assertThat(fields(answer))
                .containsExactly(
                        "action",
                        "unknown",
                        "body",
                        "body",
                        "body",
                        "body",
                        "body",
                        "adminId",
                        "body",
                        "adminName",
                        "adminName",
                        "metadata");
        JsonNode problem = answer.path("results").path(1).path("problem");
        assertThat(problem.path("title").asText()).isEqualTo("Bad Request");
        assertThat(problem.path("instance").asText()).isEqualTo("/api/v1/activities/batch");
        assertThat(Database.numbers(tenant)).containsExactly(1L, 2L);
    }

    @Test
    void refusesAnItemOfMoreThanSixtyFourKibibytes() {
        String large =
                Json.activity("login").put("unknown", "x".repeat(64 * 1024)).toString();

        JsonNode answer = accepted(post(NDJSON, large + "\n" + login()));

        assertThat(column(answer, "status")).containsExactly("400", "201");
        assertThat(answer.path("results").path(0).path("problem").path("detail").asText())
                .contains("65536");
    }

    @Test
    void answersTwoHundredWhereNothingIsAccepted() throws SQLException {
        JsonNode none = accepted(post(JSON, "[{}, {}]"));
        JsonNode empty = accepted(post(JSON, "[]"));
        JsonNode noLines = accepted(post(NDJSON, "\n\n"));

        assertThat(none.path("rejected").asInt()).isEqualTo(2);
        assertThat(empty.path("results")).isEmpty();
        assertThat(noLines.path("results")).isEmpty();
        assertThat(Database.numbers(tenant)).isEmpty();
    }

    @Test
    void aBatchPostedAgainUnderItsKeysIsStoredOnce() throws SQLException {
        String items = body(JSON, List.of(keyed("a", "e-1"), keyed("b", "e-2"), login()));

        JsonNode first = accepted(post(JSON, items));
        JsonNode second = accepted(post(JSON, items));

        assertThat(column(first, "status")).containsExactly("201", "201", "201");
        assertThat(column(second, "status")).containsExactly("200", "200", "201");
        assertThat(column(second, "id").subList(0, 2))
                .isEqualTo(column(first, "id").subList(0, 2));
        assertThat(column(second, "seq")).containsExactly("1", "2", "4");
        assertThat(Database.numbers(tenant)).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void keysCountWithinOneBatchToo() throws SQLException {
        JsonNode answer = accepted(post(
                NDJSON, body(NDJSON, List.of(keyed("a", "e-1"), keyed("a", "e-1"), keyed("a", "e-2"), login()))));

        assertThat(column(answer, "status")).containsExactly("201", "200", "422", "201");
        assertThat(column(answer, "seq")).containsExactly("1", "1", "", "2");
        assertThat(answer.path("accepted").asInt()).isEqualTo(3);
        assertThat(Database.numbers(tenant)).containsExactly(1L, 2L);
    }

    @Test
    void aKeyOfTwoHundredAndFiftySixCharactersIsTooLong() {
        JsonNode answer = accepted(post(JSON, body(JSON, List.of(keyed("k".repeat(256), "e-1")))));

        assertThat(fields(answer)).containsExactly("idempotencyKey");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "{\"action\":\"login\"}",
                "\"login\"",
                "[{\"action\":\"login\"}",
                "[{\"action\":\"login\"},{\"action\":\"log",
                "[{\"action\":\"login\"} {\"action\":\"login\"}]",
                "[{\"action\":\"login\"},]",
                "[{\"action\":\"login\"}] x",
                "[{\"action\":\"login\"}] []",
                "[{action:\"login\"}]"
            })
    void refusesAnArrayThatIsNotOneJsonDocument(String body) throws SQLException {
        assertThat(Refusal.of(post(JSON, body), 400).fields()).containsExactly("body");
        assertThat(Database.numbers(tenant)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"action\":\"login\"}\n{\"action\":\"log", "{\"action\":\"lo\n{\"action\":\"login\"}\n"})
    void refusesLinesOfWhichOneIsCutInHalf(String body) throws SQLException {
        assertThat(Refusal.of(post(NDJSON, body), 400).fields()).containsExactly("body");
        assertThat(Database.numbers(tenant)).isEmpty();
    }

    @Test
    void refusesTextThatIsNotUtf8() throws SQLException {
        Refusal.of(post(JSON, "[]".getBytes(StandardCharsets.UTF_16)), 400);
        Refusal.of(post(JSON, "[{\"action\":\"login\"}]".getBytes(StandardCharsets.UTF_16LE)), 400);
        Refusal.of(
                post(JSON, "[{\"action\":\"login\",\"adminName\":\"é\"}]".getBytes(StandardCharsets.ISO_8859_1)), 400);

        assertThat(Database.numbers(tenant)).isEmpty();
    }

    @Test
    void takesAThousandItemsAndNotOneMore() throws SQLException {
        Refusal.of(post(JSON, body(JSON, numbered(1_001))), 413);
        assertThat(Database.numbers(tenant)).isEmpty();

        JsonNode answer = accepted(post(JSON, body(JSON, numbered(1_000))));

        assertThat(answer.path("accepted").asInt()).isEqualTo(1_000);
    }

    @Test
    void takesEightMebibytesAndNotOneByteMore() throws SQLException {
        String items = "[" + login() + "]";

        Refusal.of(post(JSON, items + " ".repeat(LARGEST + 1 - items.length())), 413);
        assertThat(Database.numbers(tenant)).isEmpty();

        JsonNode answer = accepted(post(JSON, items + " ".repeat(LARGEST - items.length())));

        assertThat(answer.path("accepted").asInt()).isEqualTo(1);
    }

    @Test
    void takesNoBatchThatBecomesFarLongerWhenItIsStored() throws SQLException {
        String numbers = String.join(",", Collections.nCopies(200, "1e308"));
        String item = "{\"action\":\"login\",\"changes\":[{\"field\":\"f\",\"to\":[" + numbers + "]}]}";

        Refusal refusal = Refusal.of(post(JSON, body(JSON, Collections.nCopies(300, item))), 413);

        assertThat(refusal.problem().path("detail").asText()).contains("16777216 bytes as stored");
        assertThat(Database.numbers(tenant)).isEmpty();
    }

    @Test
    void refusesABatchThatIsNothingAndOfNoType() throws IOException {
        Wire answer = Wire.exchange(
                "POST /api/v1/activities/batch",
                Map.of("Authorization", "Bearer " + api.token(), "Content-Length", "0"),
                new byte[0]);

        Refusal.of(answer, 415);
    }

    @Test
    void refusesAKeyForTheWholeBatch() throws SQLException {
        Response answer = api.request()
                .header("Idempotency-Key", "k-1")
                .contentType(JSON)
                .body("[" + login() + "]")
                .post("/api/v1/activities/batch");

        assertThat(Refusal.of(answer, 400).fields()).containsExactly("Idempotency-Key");
        assertThat(Database.numbers(tenant)).isEmpty();
    }

    @Test
    void refusesWhoeverMayOnlyReadAndWhateverIsNoJson() {
        Api reader = Api.as(Tokens.admin().tenant(tenant).claim("groups", List.of("activity:read")));

        Refusal.of(reader.request().contentType(JSON).body("[]").post("/api/v1/activities/batch"), 403);
        Refusal.of(post("text/csv", "action\nlogin"), 415);
    }

    private JsonNode activity(JsonNode answer, int index) {
        String id = answer.path("results").path(index).path("id").asText();
        return Json.parse(api.request().get("/api/v1/activities/" + id).asString());
    }

    private Response post(String type, String body) {
        return post(type, body.getBytes(StandardCharsets.UTF_8));
    }

    private Response post(String type, byte[] body) {
        return api.request().contentType(type).body(body).post("/api/v1/activities/batch");
    }

    private static JsonNode accepted(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return Json.parse(answer.asString());
    }

    private static List<String> column(JsonNode answer, String name) {
        return StreamSupport.stream(answer.path("results").spliterator(), false)
                .map(result -> result.path(name).asText())
                .toList();
    }

    private static List<String> fields(JsonNode answer) {
        return answer.path("results").findValuesAsText("field");
    }

    private static String body(String type, List<String> items) {
        return type.equals(JSON) ? items.stream().collect(Collectors.joining(",", "[", "]")) : String.join("\n", items);
    }

    private static List<String> numbered(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> Json.activity("user_updated")
                        .put("entityId", "e-" + number)
                        .toString())
                .toList();
    }

    private static String keyed(String key, String entityId) {
        return Json.activity("user_updated")
                .put("entityId", entityId)
                .put("idempotencyKey", key)
                .toString();
    }

    private static String login() {
        return "{\"action\":\"login\"}";
    }
}
