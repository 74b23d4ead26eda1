package dev.eyewitness.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service says of itself: its document, the explorer, health and metrics. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class ExplorerIT {

    private static final List<String> PATHS = List.of(
            "/api/v1/activities",
            "/api/v1/activities/batch",
            "/api/v1/activities/{id}",
            "/api/v1/activities/summary",
            "/api/v1/activities/export",
            "/api/v1/sessions",
            "/api/v1/sessions/{sessionId}",
            "/api/v1/activities/stream",
            "/api/admin-sessions/activity-stream",
            "/api/v1/actions",
            "/api/v1/actions/{code}",
            "/api/v1/browser-session",
            "/api/v1/ledger/checkpoint",
            "/api/v1/ledger/tile/{coordinates}",
            "/api/v1/ledger/proof",
            "/api/v1/ledger/consistency",
            "/api/v1/ledger/key");

    private final Api api = Api.as(Tokens.admin().tenant(Tokens.newTenant()));

    @Test
    void theDocumentHasEveryAddressAndNoOther() {
        assertThat(document().path("paths").fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(PATHS);
    }

    @Test
    void everyOperationSaysWhatItIsForAndWhatItAnswers() {
        for (JsonNode path : document().path("paths")) {
            for (Map.Entry<String, JsonNode> operation : path.properties()) {
                if (!operation.getKey().equals("parameters")) {
                    JsonNode described = operation.getValue();
                    assertThat(described.path("summary").asText()).isNotBlank();
                    assertThat(described.path("tags").size()).isEqualTo(1);
                    assertThat(described.path("responses").size()).isPositive();
                }
            }
        }
    }

    @Test
    void theDocumentSaysHowToAuthorize() {
        JsonNode document = document();

        JsonNode scheme = document.path("components").path("securitySchemes").path("bearer");
        assertThat(scheme.path("type").asText()).isEqualTo("http");
        assertThat(scheme.path("scheme").asText()).isEqualTo("bearer");
        assertThat(scheme.path("bearerFormat").asText()).isEqualTo("JWT");
        assertThat(post(document).path("security").path(0).has("bearer")).isTrue();
    }

    @Test
    void theDocumentSpellsWordsAsTheyTravel() {
        assertThat(document().findValues("enum"))
                .isNotEmpty()
                .allSatisfy(words -> assertThat(words.toString()).isLowerCase());
    }

    @Test
    void theDocumentDescribesJsonAndNotTheClassesThatHoldIt() {
        JsonNode schemas = document().path("components").path("schemas");

        assertThat(schemas.fieldNames())
                .toIterable()
                .noneMatch(name -> name.endsWith("Node") || name.startsWith("HttpServer"));
        assertThat(schemas.path("NewActivity")
                        .path("properties")
                        .path("metadata")
                        .path("type")
                        .asText())
                .isEqualTo("object");
        for (String change : List.of("NewChange", "Change")) {
            for (String value : List.of("from", "to")) {
                assertThat(schemas.path(change)
                                .path("properties")
                                .path(value)
                                .path("type")
                                .asText())
                        .as("%s.%s is any JSON", change, value)
                        .isEmpty();
            }
        }
    }

    @Test
    void itsExampleIsAnActivityThatIsRecordedAsItSays() {
        JsonNode post = post(document());
        JsonNode example = example(post.path("requestBody"));
        JsonNode shown = example(post.path("responses").path("201"));

        ObjectNode stored = (ObjectNode) api.stored(example.toString());

        assertThat(stored.fieldNames()).toIterable().containsExactlyElementsOf(() -> shown.fieldNames());
        List<String> differsEachTime = List.of("id", "seq", "tenant", "occurredAt", "receivedAt", "leafHash");
        assertThat(stored.remove(differsEachTime)).isEqualTo(((ObjectNode) shown).remove(differsEachTime));
    }

    @Test
    void itsExampleOfABatchIsAnsweredAsItSays() {
        JsonNode post =
                document().path("paths").path("/api/v1/activities/batch").path("post");
        JsonNode shown = example(post.path("responses").path("200"));

        JsonNode answer = Json.parse(api.request()
                .contentType("application/json")
                .body(example(post.path("requestBody")).toString())
                .post("/api/v1/activities/batch")
                .asString());

        assertThat(answer.path("results").findValuesAsText("status"))
                .isEqualTo(shown.path("results").findValuesAsText("status"));
        assertThat(answer.path("results").path(2))
                .isEqualTo(shown.path("results").path(2));
        assertThat(answer.fieldNames()).toIterable().containsExactlyElementsOf(() -> shown.fieldNames());
    }

    @Test
    void theExplorerIsServed() {
        Response answer = given().get("/q/swagger-ui");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString()).contains("/q/openapi");
    }

    @ParameterizedTest
    @ValueSource(strings = {"live", "ready", "started"})
    void itIsHealthy(String kind) {
        Response answer = given().get("/q/health/" + kind);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("status")).isEqualTo("UP");
    }

    @Test
    void itIsReadyWhileTheDatabaseAnswersAndTheWriterLives() {
        assertThat(given().get("/q/health/ready").jsonPath().<String>getList("checks.name"))
                .contains("database", "writer");
    }

    @Test
    void itIsMeasured() {
        api.record("login");

        Response answer = given().get("/q/metrics");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString())
                .contains("http_server_requests_seconds_count{method=\"POST\"", "jvm_memory_used_bytes");
    }

    @ParameterizedTest
    @CsvSource({"POST, /dev/token", "GET, /dev/demo", "PUT, /dev/demo", "GET, /q/dev-ui", "GET, /q/dev"})
    void nothingOfDevelopmentIsPackaged(String method, String path) {
        Refusal.of(given().contentType("application/json").body("{}").request(method, path), 404);
    }

    private static JsonNode document() {
        return Json.parse(given().get("/q/openapi?format=json").asString());
    }

    private static JsonNode post(JsonNode document) {
        return document.path("paths").path("/api/v1/activities").path("post");
    }

    private static JsonNode example(JsonNode body) {
        JsonNode examples = body.path("content").path("application/json").path("examples");
        return examples.elements().next().path("value");
    }
}
