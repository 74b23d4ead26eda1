package dev.eyewitness.ingest;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.net.URI;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusIntegrationTest
@WithTestResource(Service.class)
class IdempotencyIT {

    private static final String APPROVED = "{\"action\":\"payout_approved\",\"entityId\":\"po_17\",\"success\":true}";
    private static final int POSTERS = 24;

    private final String tenant = Tokens.newTenant();
    private final Api api = Api.as(Tokens.admin().tenant(tenant));

    @Test
    void theSameAgainIsAnsweredWithTheFirstAnswer() throws SQLException {
        Response first = post("k-1", APPROVED);
        api.record("login");

        Response second = post("k-1", APPROVED);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertReplays(second, first);
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(Database.numbers(tenant)).containsExactly(1L, 2L);
    }

    @Test
    void theOrderOfFieldsDoesNotMatter() {
        Response first = post("k-2", "{\"action\":\"login\",\"metadata\":{\"a\":1,\"b\":{\"c\":2,\"d\":3}}}");

        Response second = post("k-2", "{ \"metadata\": {\"b\":{\"d\":3,\"c\":2},\"a\":1}, \"action\":\"login\" }");

        assertReplays(second, first);
    }

    @Test
    void theFieldIsTheSameKeyAsTheHeader() {
        Response first = post("k-3", "{\"action\":\"login\"}");

        Response second = api.post("{\"action\":\"login\",\"idempotencyKey\":\"k-3\"}");

        assertReplays(second, first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"action\":\"payout_rejected\",\"entityId\":\"po_17\",\"success\":true}",
                "{\"action\":\"payout_approved\",\"entityId\":\"po_18\",\"success\":true}",
                "{\"action\":\"payout_approved\",\"entityId\":\"po_17\",\"success\":false}",
                "{\"action\":\"payout_approved\",\"entityId\":\"po_17\",\"success\":true,\"metadata\":{}}",
                "{\"action\":\"payout_approved\",\"entityId\":\"po_17\",\"success\":true,\"changes\":[{\"field\":\"a\"}]}",
                "{\"action\":\"payout_approved\",\"entityId\":\"po_17\",\"success\":true,\"adminId\":\"grace\"}"
            })
    void anotherBodyUnderTheSameKeyIsRefused(String other) throws SQLException {
        post("k-4", APPROVED).then().statusCode(201);

        Refusal.of(post("k-4", other), 422);

        assertThat(Database.numbers(tenant)).containsExactly(1L);
    }

    @Test
    void equalPostsAtTheSameInstantAreOneActivity() throws ExecutionException, InterruptedException, SQLException {
        List<Response> answers = new ArrayList<>();
        try (ExecutorService posters = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Response>> posting = IntStream.range(0, POSTERS)
                    .mapToObj(poster -> posters.submit(() -> post("k-5", APPROVED)))
                    .toList();
            for (Future<Response> posted : posting) {
                answers.add(posted.get());
            }
        }

        assertThat(answers).extracting(Response::statusCode).containsOnlyOnce(201);
        assertThat(answers).extracting(Response::statusCode).containsOnly(200, 201);
        assertThat(answers)
                .extracting(Response::asString)
                .containsOnly(answers.getFirst().asString());
        assertThat(Database.numbers(tenant)).containsExactly(1L);
    }

    @Test
    void anotherReplicaKnowsTheKeyAndSoDoesTheNextProcess() throws SQLException {
        Response first = post("k-6", APPROVED);

        for (int start = 0; start < 2; start++) {
            try (ServiceProcess replica = ServiceProcess.start(ServiceProcess.environment(Database.url()))) {
                replica.awaitReady();
                assertReplays(postTo(replica.address(), "k-6", APPROVED), first);
                postTo(replica.address(), "k-7", APPROVED).then().statusCode(start == 0 ? 201 : 200);
                replica.kill();
            }
        }

        post("k-7", APPROVED).then().statusCode(200);
        assertThat(Database.numbers(tenant)).containsExactly(1L, 2L);
    }

    @Test
    void aKeyBelongsToItsTenant() {
        post("k-8", APPROVED).then().statusCode(201);

        Response elsewhere = postTo(
                Api.address(), Api.as(Tokens.admin().tenant(Tokens.newTenant())), "k-8", "{\"action\":\"login\"}");

        assertThat(elsewhere.statusCode()).isEqualTo(201);
    }

    @Test
    void aRefusedActivityDoesNotUseItsKeyUp() {
        Refusal.of(post("k-9", "{\"action\":\"Not an action\"}"), 400);

        assertThat(post("k-9", APPROVED).statusCode()).isEqualTo(201);
    }

    @Test
    void aSecretIsNoPartOfWhatIsCompared() {
        Response first = post("k-10", "{\"action\":\"login\",\"metadata\":{\"password\":\"a\"}}");

        Response second = post("k-10", "{\"action\":\"login\",\"metadata\":{\"password\":\"b\"}}");

        assertReplays(second, first);
    }

    @Test
    void takesAKeyOfTwoHundredAndFiftyFiveCharacters() {
        String longest = "k".repeat(255);

        Response first = post(longest, APPROVED);

        assertReplays(post(longest, APPROVED), first);
    }

    @Test
    void refusesAKeyThatIsTooLong() throws SQLException {
        String tooLong = "k".repeat(256);

        assertThat(Refusal.of(post(tooLong, APPROVED), 400).fields()).containsExactly("Idempotency-Key");
        assertThat(Refusal.of(api.post(withKey(tooLong)), 400).fields()).containsExactly("idempotencyKey");
        assertThat(Refusal.of(api.post(withKey("  ")), 400).fields()).containsExactly("idempotencyKey");
        assertThat(Database.numbers(tenant)).isEmpty();
    }

    @Test
    void refusesTwoKeysThatDiffer() throws SQLException {
        assertThat(Refusal.of(post("k-11", withKey("k-12")), 400).fields()).containsExactly("Idempotency-Key");
        assertThat(Database.numbers(tenant)).isEmpty();
    }

    @Test
    void keysGoByWholeDays() throws SQLException {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        post("k-13", APPROVED).then().statusCode(201);
        Database.query("SELECT create_idempotency_partition('" + today.minusDays(3) + "')");

        Database.query("SELECT drop_idempotency_partitions('" + today.minusDays(2) + "')");

        assertThat(Database.query(
                        "SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = 'idempotency_key'::regclass"))
                .contains("idempotency_key_" + today.toString().replace('-', '_'))
                .doesNotContain(
                        "idempotency_key_" + today.minusDays(3).toString().replace('-', '_'));
        assertThat(post("k-13", APPROVED).statusCode()).isEqualTo(200);
    }

    private Response post(String key, String body) {
        return postTo(Api.address(), key, body);
    }

    private Response postTo(URI address, String key, String body) {
        return postTo(address, api, key, body);
    }

    private static Response postTo(URI address, Api caller, String key, String body) {
        return caller.request()
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post(address + "/api/v1/activities");
    }

    private static String withKey(String key) {
        return Json.activity("login").put("idempotencyKey", key).toString();
    }

    private static void assertReplays(Response answer, Response first) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(Json.parse(answer.asString())).isEqualTo(Json.parse(first.asString()));
    }
}
