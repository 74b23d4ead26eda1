package dev.eyewitness.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Json;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an activity is in each format. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class ExportFormatsIT {

    private static final ObjectNode ODD = (ObjectNode) Json.parse("""
            {"action": "payout_approved", "adminName": "Ada \\"the\\" Lovelace, Countess\\r\\nof ÜÑÎ 😀",
             "adminEmail": "ada@example.com", "sessionId": "s;1", "entityType": "pay\\nout", "entityId": "po,17",
             "entityName": "a\\"b", "ipAddress": "2001:DB8::1", "success": false, "failureReason": " no ",
             "userAgent": "Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0",
             "metadata": {"note": "=1+1,\\"x\\"", "total": 12.50, "deep": {"a": [1, null]}},
             "changes": [{"field": "status", "from": null, "to": "approved"}],
             "occurredAt": "2026-01-02T03:04:05.123456Z"}""");

    private final String tenant = Tokens.newTenant();
    private final Api api = Api.as(Tokens.admin().tenant(tenant));
    private final ExportCalls exports = new ExportCalls(api);

    @Test
    void givesTheActivitiesThemselvesALineEachOldestFirst() {
        exports.recordMany(1_203);
        JsonNode last = api.stored(ODD.toString());

        Response answer = exports.get("ndjson");

        List<JsonNode> lines = ExportCalls.lines(answer);
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

        Response answer = exports.get("csv");

        String csv = new String(answer.asByteArray(), StandardCharsets.UTF_8);
        assertThat(answer.contentType()).isEqualTo("text/csv;charset=UTF-8;header=present");
        assertThat(csv).startsWith(ExportCalls.CSV_HEADER).endsWith("\r\n");
        List<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
        assertThat(rows).hasSize(2);
        assertReadsBack(rows.get(0), odd);
        assertReadsBack(rows.get(1), bare);
    }

    private static void assertReadsBack(NamedCsvRecord row, JsonNode activity) {
        for (String column : row.getHeader()) {
            JsonNode value = column.startsWith("device")
                    ? activity.path("device").path(column.substring(6).toLowerCase(Locale.ROOT))
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

        NamedCsvRecord row = CsvReader.builder()
                .ofNamedCsvRecord(new String(exports.get("csv").asByteArray(), StandardCharsets.UTF_8))
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

        JsonNode event = ExportCalls.lines(exports.get("ocsf")).getFirst();

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

        List<JsonNode> events = ExportCalls.lines(exports.get("cloudevents"));

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
}
