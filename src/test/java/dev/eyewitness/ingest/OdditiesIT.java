package dev.eyewitness.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Database;
import dev.eyewitness.service.Json;
import dev.eyewitness.service.Refusal;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A strange value is stored as it is or refused by name, and costs no neighbour anything. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class OdditiesIT {

    private static final String LOGIN = "{\"action\":\"login\"}";
    private static final int NEIGHBOURS = 6;

    private final String tenant = Tokens.newTenant();
    private final Tokens token = Tokens.admin().tenant(tenant);

    static Stream<Oddity> oddities() {
        return Oddity.all();
    }

    @ParameterizedTest
    @MethodSource("oddities")
    void aStrangeValueIsStoredAsItIsOrRefusedByName(Oddity oddity) throws Exception {
        postAmidNeighbours(Api.as(token), oddity);
    }

    @ParameterizedTest
    @MethodSource("oddities")
    void aBatchTellsTheSameOfIt(Oddity oddity) {
        Api api = Api.as(token);

        Response answer = api.request()
                .contentType("application/x-ndjson")
                .body((LOGIN + "\n" + oddity.json() + "\n" + LOGIN).getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/activities/batch");

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        JsonNode results = Json.parse(answer.asString()).path("results");
        assertThat(results.path(0).path("status").asInt()).isEqualTo(201);
        assertThat(results.path(2).path("status").asInt()).isEqualTo(201);
        JsonNode result = results.path(1);
        if (result.path("status").asInt() == 201) {
            api.request()
                    .get("/api/v1/activities/" + result.path("id").asText())
                    .then()
                    .statusCode(200);
        } else {
            assertThat(result.path("status").asInt()).as(answer.asString()).isEqualTo(400);
            assertThat(result.path("problem").path("violations").findValuesAsText("field"))
                    .as(answer.asString())
                    .containsAnyOf(oddity.field(), "body");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sub, adminId, \\u0000",
        "sub, adminId, too long",
        "name, adminName, \\u0000",
        "name, adminName, too long",
        "email, adminEmail, \\u0000",
        "email, adminEmail, too long"
    })
    void aStrangeClaimIsRefusedByTheFieldThatItFills(String claim, String field, String value) throws Exception {
        String strange = value.equals("too long")
                ? "x".repeat(3000)
                : Json.parse("\"" + value + "\"").textValue();

        Response answer =
                Api.as(Tokens.admin().tenant(tenant).claim(claim, strange)).post(LOGIN);

        assertThat(Refusal.of(answer, 400).fields()).containsExactly(field);
        assertThat(Database.numbers(tenant)).isEmpty();
    }

    private void postAmidNeighbours(Api api, Oddity oddity)
            throws ExecutionException, InterruptedException, SQLException {
        Response odd;
        try (ExecutorService posters = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Response>> neighbours = IntStream.range(0, NEIGHBOURS)
                    .mapToObj(neighbour -> posters.submit(() -> api.post(LOGIN)))
                    .toList();
            odd = posters.submit(() -> api.post(oddity.json())).get();
            for (Future<Response> neighbour : neighbours) {
                assertThat(neighbour.get().statusCode()).as("a neighbour's").isEqualTo(201);
            }
        }
        boolean stored = odd.statusCode() == 201;
        if (stored) {
            Response read = api.request().get(odd.header("Location"));
            assertThat(Json.parse(read.asString())).isEqualTo(Json.parse(odd.asString()));
        } else {
            assertThat(Refusal.of(odd, 400).fields()).containsAnyOf(oddity.field(), "body");
        }
        assertThat(Database.numbers(tenant))
                .isEqualTo(LongStream.rangeClosed(1, NEIGHBOURS + (stored ? 1 : 0))
                        .boxed()
                        .toList());
    }
}
