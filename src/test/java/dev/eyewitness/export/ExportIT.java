package dev.eyewitness.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Json;
import dev.eyewitness.service.Refusal;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusIntegrationTest
@WithTestResource(Service.class)
class ExportIT {

    private static final String PATH = "/api/v1/activities/export";
    private static final String HEADER =
            "id,seq,tenant,action,label,category,icon,severity,description,adminId,adminName,"
                    + "adminEmail,sessionId,entityType,entityId,entityName,ipAddress,userAgent,deviceType,deviceBrowser,deviceOs,success,"
                    + "failureReason,metadata,changes,occurredAt,receivedAt,traceId,leafHash\r\n";

    private final String tenant = Tokens.newTenant();
    private final Api api = Api.as(Tokens.admin().tenant(tenant));

    @Test
    void givesTheActivitiesThemselvesALineEachOldestFirst() {
        recordMany(1_203);
        JsonNode last = api.stored(ODD.toString());

        Response answer = export("ndjson");

        List<JsonNode> lines = lines(answer);
        assertThat(answer.contentType()).isEqualTo("application/x-ndjson");
        assertThat(answer.asString()).endsWith("}\n");
        assertThat(lines)
                .extracting(line -> line.path("seq").asLong())
                .isSorted()
                .hasSize(1_204);
        for (JsonNode line : lines) {
            JsonNode salt = ((ObjectNode) line).remove("salt");
            assertThat(Base64.getDecoder().decode(salt.asText())).hasSize(16);
        }
        assertThat(lines.getLast()).isEqualTo(last);
        assertThat(lines.getLast().fieldNames()).toIterable().containsExactlyElementsOf(last::fieldNames);
        assertThat(lines.getFirst())
                .isEqualTo(Json.parse(api.request()
                        .get("/api/v1/activities/" + lines.getFirst().path("id").asText())
                        .asString()));
    }

    @Test
    void givesACsvFileWhoseEveryCellReadsBack() {
        JsonNode odd = api.stored(ODD.toString());
        JsonNode bare = api.stored("{\"action\":\"logout\"}");

        Response answer = export("csv");

        String csv = new String(answer.asByteArray(), StandardCharsets.UTF_8);
        assertThat(answer.contentType()).isEqualTo("text/csv;charset=UTF-8;header=present");
        assertThat(csv).startsWith(HEADER).endsWith("\r\n");
        List<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
        assertThat(rows).hasSize(2);
        assertReadsBack(rows.get(0), odd);
        assertReadsBack(rows.get(1), bare);
    }

    private static void assertReadsBack(NamedCsvRecord row, JsonNode activity) {
        for (String column : row.getHeader()) {
            JsonNode value = column.startsWith("device")
                    ? activity.path("device").path(column.substring(6).toLowerCase(java.util.Locale.ROOT))
                    : activity.path(column);
            if (value.isContainerNode()) {
                assertThat(Json.parse(row.getField(column))).as(column).isEqualTo(value);
            } else {
                assertThat(row.getField(column)).as(column).isEqualTo(value.isNull() ? "" : cell(value.asText()));
            }
        }
    }

    /** A hash can begin with a plus. */
    private static String cell(String text) {
        return text.startsWith("+") ? "'" + text : text;
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\r=x", "=\"a\",b", "=HYPERLINK(\"http://x\")"})
    void givesNoCellThatASpreadsheetTakesForAFormula(String text) {
        api.post(Json.activity("login")
                        .put("adminId", text)
                        .put("adminName", text)
                        .put("sessionId", text)
                        .put("entityType", text)
                        .put("entityId", text)
                        .put("entityName", text)
                        .put("userAgent", text)
                        .put("failureReason", text)
                        .toString())
                .then()
                .statusCode(201);

        NamedCsvRecord row =
                CsvReader.builder()
                        .ofNamedCsvRecord(new String(export("csv").asByteArray(), StandardCharsets.UTF_8))
                        .stream()
                        .findFirst()
                        .orElseThrow();

        assertThat(row.getFields()).noneMatch(cell -> cell.matches("(?s)[=+\\-@\t\r].*"));
        for (String column : List.of(
                "adminId",
                "adminName",
                "sessionId",
                "entityType",
                "entityId",
                "entityName",
                "userAgent",
                "failureReason")) {
            assertThat(row.getField(column)).isEqualTo("'" + text);
        }
    }

    @Test
    void givesEventsOfOcsf() {
        JsonNode odd = api.stored(ODD.toString());

        JsonNode event = lines(export("ocsf")).getFirst();

        assertThat(event.path("class_uid").asInt()).isEqualTo(3004);
        assertThat(event.path("type_uid").asInt()).isEqualTo(300403);
        assertThat(event.path("severity_id").asInt()).isEqualTo(3);
        assertThat(event.path("status_id").asInt()).isEqualTo(2);
        assertThat(event.path("message")).isEqualTo(odd.path("description"));
        assertThat(event.path("entity").path("uid")).isEqualTo(odd.path("entityId"));
        assertThat(event.path("actor").path("user").path("email_addr").asText()).isEqualTo("ada@example.com");
        assertThat(event.path("src_endpoint").path("ip").asText()).isEqualTo("2001:db8::1");
        assertThat(event.path("metadata").path("version").asText()).isEqualTo("1.3.0");
        assertThat(event.path("metadata").path("uid")).isEqualTo(odd.path("id"));
        assertThat(event.path("metadata").path("product").path("vendor_name").asText())
                .isEqualTo("Eyewitness");
        assertThat(event.path("unmapped").path("metadata")).isEqualTo(odd.path("metadata"));
        assertThat(event.path("unmapped").path("changes")).isEqualTo(odd.path("changes"));
    }

    @Test
    void givesCloudEvents() {
        JsonNode odd = api.stored(ODD.toString());
        JsonNode bare = api.stored("{\"action\":\"logout\"}");

        List<JsonNode> events = lines(export("cloudevents"));

        ObjectNode expected = Json.object()
                .put("specversion", "1.0")
                .put("id", odd.path("id").asText())
                .put("source", "/eyewitness/" + tenant)
                .put("type", "dev.eyewitness.activity.payout_approved")
                .put("time", odd.path("occurredAt").asText())
                .put("subject", "pay\uFFFDout/" + odd.path("entityId").asText())
                .put("datacontenttype", "application/json");
        expected.set("data", odd);
        assertThat(events.get(0)).isEqualTo(expected);
        assertThat(events.get(1).has("subject")).isFalse();
        assertThat(events.get(1).path("data")).isEqualTo(bare);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "ndjson", "ocsf", "cloudevents"})
    void takesEveryFilterAndNamesItsFile(String format) {
        api.record("login");
        api.record("logout");
        api.record("user_created");

        Response answer = export(format, "action", "log*", "q", "-action:logout", "search", "ada");

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
        assertThat(export("csv").asString()).isEqualTo(HEADER);
        assertThat(export("ndjson", "action", "nothing").asString()).isEmpty();
    }

    @Test
    void isRecordedWithItsFilterAndCount() {
        recordMany(3);

        Response answer = export("csv", "action", "login", "search", "ada \"100%\"");

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

        export("ndjson");

        assertThat(newest().path("metadata"))
                .isEqualTo(
                        Json.object().put("format", "ndjson").put("query", "").put("count", 4));
    }

    @Test
    void isNoneWhereOnlyItsHeadIsAskedFor() {
        api.record("login");

        Response head = api.request().queryParam("format", "csv").head(PATH);

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.header("Content-Disposition")).isNotNull();
        assertThat(newest().path("action").asText()).isEqualTo("login");
    }

    @Test
    void holdsOneLogAndNoOther() {
        api.record("login");
        Api other = Api.as(Tokens.admin().tenant(Tokens.newTenant()));

        assertThat(other.request().queryParam("format", "ndjson").get(PATH).asString())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"activity:read, 403", "activity:write, 403", "activity:export, 200", "activity:admin, 200"})
    void needsItsRole(String role, int status) {
        Response answer = Api.as(Tokens.withRoles(role).tenant(tenant))
                .request()
                .queryParam("format", "ndjson")
                .get(PATH);

        assertThat(answer.statusCode()).isEqualTo(status);
        if (status != 200) {
            Refusal.of(answer, status);
        }
    }

    @Test
    void needsATokenThatSaysWhose() {
        Api nobody = Api.as(Tokens.admin().tenant(tenant).without("sub"));

        Refusal.of(nobody.request().queryParam("format", "csv").get(PATH), 403);
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
                ? request.get(PATH)
                : request.queryParam("format", "csv").get(PATH);

        assertThat(Refusal.of(answer, 400).fields()).containsExactly(name);
        assertThat(answer.header("Content-Disposition")).isNull();
    }

    @Test
    void needsAFormat() {
        assertThat(Refusal.of(api.request().get(PATH), 400).fields()).containsExactly("format");
    }

    @Test
    void refusesAFilterTooLongToBeRecorded() {
        Refusal refusal = Refusal.of(
                api.request()
                        .queryParam("format", "csv")
                        .queryParam("search", "é".repeat(3_000))
                        .queryParam("q", "é".repeat(3_000))
                        .get(PATH),
                400);

        assertThat(refusal.fields()).containsExactly("q");
    }

    private static final ObjectNode ODD = (ObjectNode) Json.parse("""
            {"action": "payout_approved", "adminName": "Ada \\"the\\" Lovelace, Countess\\r\\nof ÜÑÎ 😀",
             "adminEmail": "ada@example.com", "sessionId": "s;1", "entityType": "pay\\nout", "entityId": "po,17",
             "entityName": "a\\"b", "ipAddress": "2001:DB8::1", "success": false, "failureReason": " no ",
             "userAgent": "Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0",
             "metadata": {"note": "=1+1,\\"x\\"", "total": 12.50, "deep": {"a": [1, null]}},
             "changes": [{"field": "status", "from": null, "to": "approved"}],
             "occurredAt": "2026-01-02T03:04:05.123456Z"}""");

    private Response export(String format, String... parameters) {
        RequestSpecification request = api.request().queryParam("format", format);
        for (int at = 0; at < parameters.length; at += 2) {
            request.queryParam(parameters[at], parameters[at + 1]);
        }
        return request.get(PATH).then().statusCode(200).extract().response();
    }

    private static List<JsonNode> lines(Response answer) {
        String text = new String(answer.asByteArray(), StandardCharsets.UTF_8);
        return text.lines().map(Json::parse).toList();
    }

    private JsonNode newest() {
        return Json.parse(api.request().get("/api/v1/activities?limit=1").asString())
                .path("items")
                .path(0);
    }

    private void recordMany(int count) {
        List<ObjectNode> all = Stream.generate(() -> Json.activity("user_created"))
                .limit(count)
                .toList();
        for (int from = 0; from < count; from += 1_000) {
            ArrayNode batch = Json.object().putArray("items");
            new ArrayList<>(all.subList(from, Math.min(count, from + 1_000))).forEach(batch::add);
            api.request()
                    .contentType("application/json")
                    .body(batch.toString())
                    .post("/api/v1/activities/batch")
                    .then()
                    .statusCode(200);
        }
    }
}
