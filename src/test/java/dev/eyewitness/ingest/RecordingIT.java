package dev.eyewitness.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Json;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import dev.eyewitness.service.Wire;
import dev.eyewitness.service.WireConnection;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusIntegrationTest
@WithTestResource(Service.class)
class RecordingIT {

    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0";

    private static final String EVERY_FIELD = """
            {
              "action": "payout_approved",
              "adminId": "grace",
              "adminName": "Grace Hopper",
              "adminEmail": "grace@example.com",
              "sessionId": "s_81",
              "entityType": "payout",
              "entityId": "po_17",
              "entityName": "March payout",
              "ipAddress": "203.0.113.7",
              "userAgent": "%s",
              "success": false,
              "failureReason": "limit of the day exceeded",
              "metadata": {"amount": 1250, "currency": "EUR", "tags": ["a", null, true]},
              "changes": [{"field": "status", "from": null, "to": {"state": "approved"}}, {"field": "note"}],
              "severity": "critical",
              "occurredAt": "2026-03-01T08:30:00.123456Z",
              "idempotencyKey": "key-1"
            }""".formatted(FIREFOX);

    private static final List<String> OPTIONAL_FIELDS = List.of(
            "sessionId",
            "entityType",
            "entityId",
            "entityName",
            "ipAddress",
            "userAgent",
            "device",
            "failureReason",
            "metadata",
            "changes",
            "traceId");

    private final String tenant = Tokens.newTenant();
    private final Api api = Api.as(Tokens.admin().tenant(tenant));

    @Test
    void answersEveryFieldThatWasPosted() {
        JsonNode answer = api.stored(EVERY_FIELD);

        ObjectNode expected = (ObjectNode) Json.parse(EVERY_FIELD);
        expected.remove(List.of("changes", "idempotencyKey"));
        expected.properties()
                .forEach(field -> assertThat(answer.get(field.getKey()))
                        .as(field.getKey())
                        .isEqualTo(field.getValue()));
        assertThat(answer.get("changes")).isEqualTo(Json.parse("""
                        [{"field": "status", "from": null, "to": {"state": "approved"}},
                         {"field": "note", "from": null, "to": null}]"""));
    }

    @Test
    void answersWhatTheServerAdds() {
        Instant before = Instant.now().minusSeconds(60);

        JsonNode answer = api.stored(EVERY_FIELD);

        assertThat(answer.path("seq").asLong()).isEqualTo(1);
        assertThat(answer.path("tenant").asText()).isEqualTo(tenant);
        assertThat(answer.path("label").asText()).isEqualTo("Payout approved");
        assertThat(answer.path("category").asText()).isEqualTo("payout");
        assertThat(answer.path("icon").asText()).isEqualTo("badge-check");
        assertThat(answer.path("description").asText()).startsWith("Grace Hopper approved payout March payout");
        assertThat(answer.get("device"))
                .isEqualTo(Json.parse("{\"type\":\"desktop\",\"browser\":\"Firefox\",\"os\":\"Linux\"}"));
        assertThat(UUID.fromString(answer.path("id").asText()).version()).isEqualTo(7);
        assertThat(Base64.getDecoder().decode(answer.path("leafHash").asText())).hasSize(32);
        assertThat(Instant.parse(answer.path("receivedAt").asText()))
                .isBetween(before, Instant.now().plusSeconds(60));
    }

    @Test
    void locationLeadsToTheSameAnswer() {
        Response posted = api.post(EVERY_FIELD);

        Response read = api.request().get(posted.header("Location"));

        assertThat(posted.header("Location"))
                .isEqualTo(Api.address() + "/api/v1/activities/"
                        + posted.jsonPath().getString("id"));
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(Json.parse(read.asString())).isEqualTo(Json.parse(posted.asString()));
    }

    /** HTTP/1.0 knows no Host: the path alone leads there. */
    @Test
    void locationIsAPathWhereTheCallerNamesNoHost() throws IOException {
        String body = "{\"action\":\"login\"}";
        String head = String.join(
                "\r\n",
                "POST /api/v1/activities HTTP/1.0",
                "Authorization: Bearer " + api.token(),
                "Content-Type: application/json",
                "Content-Length: " + body.length(),
                "",
                body);
        try (WireConnection connection = WireConnection.to(Api.address())) {
            connection.send(head.getBytes(StandardCharsets.ISO_8859_1));

            Wire answer = connection.answer();

            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.header("Location")).startsWith("/api/v1/activities/");
        }
    }

    @Test
    void theActionAloneIsEnough() {
        JsonNode answer = api.stored("{\"action\":\"login\"}");

        assertThat(OPTIONAL_FIELDS)
                .allSatisfy(field ->
                        assertThat(answer.path(field).isNull()).as(field).isTrue());
        assertThat(answer.path("success").asBoolean()).isTrue();
        assertThat(answer.path("severity").asText()).isEqualTo("info");
        assertThat(answer.path("description").asText()).isEqualTo("Ada Lovelace logged in");
        assertThat(answer.path("occurredAt")).isEqualTo(answer.path("receivedAt"));
    }

    @Test
    void nullIsTheSameAsLeftOut() {
        ObjectNode posted = (ObjectNode) Json.parse(EVERY_FIELD);
        posted.properties().forEach(field -> field.setValue(posted.nullNode()));

        JsonNode answer = api.stored(posted.put("action", "login").toString());

        assertThat(OPTIONAL_FIELDS)
                .allSatisfy(field ->
                        assertThat(answer.path(field).isNull()).as(field).isTrue());
        assertThat(answer.path("adminId").asText()).isEqualTo("ada");
        assertThat(answer.path("success").asBoolean()).isTrue();
        assertThat(answer.path("severity").asText()).isEqualTo("info");
    }

    @Test
    void keepsTheTraceOfTheRequest() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        Response answer = api.request()
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .contentType(ContentType.JSON)
                .body("{\"action\":\"login\"}")
                .post("/api/v1/activities");

        assertThat(answer.jsonPath().getString("traceId")).isEqualTo(trace);
    }

    @Test
    void saysWhyAnActionFailed() {
        JsonNode answer = api.stored("{\"action\":\"login\",\"success\":false,\"failureReason\":\"wrong password\"}");

        assertThat(answer.path("description").asText()).isEqualTo("Ada Lovelace logged in (failed: wrong password)");
    }

    @Test
    void takesActionsThatNoCatalogueKnows() {
        JsonNode answer =
                api.stored("{\"action\":\"invoice.voided\",\"entityType\":\"invoice\",\"entityId\":\"in_22\"}");

        assertThat(answer.path("label").asText()).isEqualTo("Invoice voided");
        assertThat(answer.path("category").asText()).isEqualTo("system");
        assertThat(answer.path("severity").asText()).isEqualTo("info");
        assertThat(answer.path("icon").asText()).isNotBlank();
        assertThat(answer.path("description").asText())
                .isEqualTo("Ada Lovelace performed “Invoice voided” on invoice in_22");
    }

    /** As the JDK's client does unless told otherwise: the first request asks for the upgrade, and its body comes before the answer. */
    @ParameterizedTest
    @ValueSource(ints = {10, 30_000, 65_000})
    void takesPostsThatUpgradeTheirConnectionToHttp2(int padding) throws IOException, InterruptedException {
        String json = "{\"action\":\"login\"}" + " ".repeat(padding);
        HttpRequest post = HttpRequest.newBuilder(Api.address().resolve("/api/v1/activities"))
                .header("Authorization", "Bearer " + api.token())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int number = 1; number <= 3; number++) {
                HttpResponse<String> answer = client.send(post, BodyHandlers.ofString());

                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
                assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
                assertThat(Json.parse(answer.body()).path("seq").asInt()).isEqualTo(number);
            }
        }
    }
}
