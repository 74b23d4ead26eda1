package dev.eyewitness.export;

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
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an export holds, whatever its format, and who may have it. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class ExportIT {

    private final String tenant = Tokens.newTenant();
    private final Api api = Api.as(Tokens.admin().tenant(tenant));
    private final ExportCalls exports = new ExportCalls(api);

    @ParameterizedTest
    @ValueSource(strings = {"csv", "ndjson", "ocsf", "cloudevents"})
    void takesEveryFilterAndNamesItsFile(String format) {
        api.record("login");
        api.record("logout");
        api.record("user_created");

        Response answer = exports.get(format, "action", "log*", "q", "-action:logout", "search", "ada");

        assertThat(answer.asString().lines().filter(line -> !line.startsWith("id,")))
                .singleElement()
                .asString()
                .contains("Ada Lovelace logged in");
        assertThat(answer.header("Content-Disposition"))
                .matches("attachment; filename=\"activities-\\d{8}T\\d{6}Z\\.[a-z.]+\"");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void isEmptyButInOrderWhereNothingIsMet() {
        assertThat(exports.get("csv").asString()).isEqualTo(ExportCalls.CSV_HEADER);
        assertThat(exports.get("ndjson", "action", "nothing").asString()).isEmpty();
    }

    @Test
    void isRecordedWithItsFilterAndCount() {
        exports.recordMany(3);

        Response answer = exports.get("csv", "action", "login", "search", "ada \"100%\"");

        JsonNode record = newest();
        assertThat(record.path("action").asText()).isEqualTo("export_generated");
        assertThat(record.path("adminId").asText()).isEqualTo("ada");
        assertThat(record.path("success").asBoolean()).isTrue();
        assertThat(record.path("entityType").asText()).isEqualTo("export");
        assertThat(answer.header("Content-Disposition"))
                .contains(record.path("entityId").asText());
        assertThat(record.path("metadata"))
                .isEqualTo(Json.object()
                        .put("format", "csv")
                        .put("query", "ada \"\\\"100%\\\"\" action:login")
                        .put("count", 0));

        exports.get("ndjson");

        assertThat(newest().path("metadata"))
                .isEqualTo(
                        Json.object().put("format", "ndjson").put("query", "").put("count", 4));
    }

    @Test
    void isNoneWhereOnlyItsHeadIsAskedFor() {
        api.record("login");

        Response head = api.request().queryParam("format", "csv").head(ExportCalls.PATH);

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.header("Content-Disposition")).isNotNull();
        assertThat(newest().path("action").asText()).isEqualTo("login");
    }

    @Test
    void holdsOneLogAndNoOther() {
        api.record("login");
        Api other = Api.as(Tokens.admin().tenant(Tokens.newTenant()));

        assertThat(other.request()
                        .queryParam("format", "ndjson")
                        .get(ExportCalls.PATH)
                        .asString())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"activity:read, 403", "activity:write, 403", "activity:export, 200", "activity:admin, 200"})
    void needsItsRole(String role, int status) {
        Response answer = Api.as(Tokens.withRoles(role).tenant(tenant))
                .request()
                .queryParam("format", "ndjson")
                .get(ExportCalls.PATH);

        assertThat(answer.statusCode()).isEqualTo(status);
        if (status != 200) {
            Refusal.of(answer, status);
        }
    }

    @Test
    void needsATokenThatSaysWhose() {
        Api nobody = Api.as(Tokens.admin().tenant(tenant).without("sub"));

        Refusal.of(nobody.request().queryParam("format", "csv").get(ExportCalls.PATH), 403);
    }

    @ParameterizedTest
    @CsvSource({
        "format, xml",
        "format, CSV",
        "format, ''",
        "limit, 5",
        "q, nonsense:1",
        "from, yesterday",
        "columns, id"
    })
    void refusesWrongParametersByName(String name, String value) {
        RequestSpecification request = api.request().queryParam(name, value);

        Response answer = name.equals("format")
                ? request.get(ExportCalls.PATH)
                : request.queryParam("format", "csv").get(ExportCalls.PATH);

        assertThat(Refusal.of(answer, 400).fields()).containsExactly(name);
        assertThat(answer.header("Content-Disposition")).isNull();
    }

    @Test
    void needsAFormat() {
        assertThat(Refusal.of(api.request().get(ExportCalls.PATH), 400).fields())
                .containsExactly("format");
    }

    @Test
    void refusesAFilterTooLongToBeRecorded() {
        Refusal refusal = Refusal.of(
                api.request()
                        .queryParam("format", "csv")
                        .queryParam("search", "é".repeat(3_000))
                        .queryParam("q", "é".repeat(3_000))
                        .get(ExportCalls.PATH),
                400);

        assertThat(refusal.fields()).containsExactly("q");
    }

    private JsonNode newest() {
        return Json.parse(api.request().get("/api/v1/activities?limit=1").asString())
                .path("items")
                .path(0);
    }
}
