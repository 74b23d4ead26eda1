package dev.eyewitness.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eyewitness.service.Api;
import dev.eyewitness.service.Database;
import dev.eyewitness.service.Refusal;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import dev.eyewitness.service.Wire;
import dev.eyewitness.service.WireConnection;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are refused as a whole. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class RefusalsIT {

    private static final String PATH = "/api/v1/activities";
    private static final String POST = "POST " + PATH;
    private static final String LOGIN = "{\"action\":\"login\"}";

    private final String tenant = Tokens.newTenant();
    private final Api api = Api.as(Tokens.admin().tenant(tenant));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "nonsense",
                "{",
                "{\"action\":",
                "{\"action\":\"login\"",
                "{action:\"login\"}",
                "{'action':'login'}",
                "{\"action\":\"login\",}",
                "{\"action\":\"login\"} {\"action\":\"logout\"}",
                "{\"action\":\"login\"} x",
                "{\"action\":\"login\"}]",
                "{\"action\":\"log\nin\"}",
                "// a\n{}",
                "action=login",
                "<action>login</action>"
            })
    void refusesABodyThatIsNotOneJsonDocument(String body) throws SQLException {
        Refusal refusal = Refusal.of(api.post(body), 400);

        assertThat(refusal.fields()).containsExactly("body");
        assertThat(Database.numbers(tenant)).isEmpty();
    }

    @Test
    void refusesBytesThatAreNotUtf8() throws IOException, SQLException {
        byte[] latin1 = "{\"action\":\"login\",\"adminName\":\"André\"}".getBytes(StandardCharsets.ISO_8859_1);

        Wire answer = Wire.exchange(POST, headers(latin1.length), latin1);

        Refusal.of(answer, 400);
        assertThat(Database.numbers(tenant)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void refusesAnotherEncodingOfUnicode(String encoding) throws IOException, SQLException {
        byte[] body = LOGIN.getBytes(Charset.forName(encoding));

        Refusal refusal = Refusal.of(Wire.exchange(POST, headers(body.length), body), 400);

        assertThat(refusal.fields()).containsExactly("body");
        assertThat(Database.numbers(tenant)).isEmpty();
    }

    @Test
    void refusesOneByteMoreThanSixtyFourKibibytes() throws SQLException {
        Refusal.of(api.post(padded(64 * 1024 + 1)), 413);

        assertThat(Database.numbers(tenant)).isEmpty();
    }

    @Test
    void refusesSixtyFiveKibibytesInChunks() throws IOException, SQLException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int chunk = 0; chunk < 65; chunk++) {
            body.writeBytes("400\r\n".getBytes(StandardCharsets.US_ASCII));
            body.writeBytes((chunk == 0 ? padded(1024) : " ".repeat(1024)).getBytes(StandardCharsets.US_ASCII));
            body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        body.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        Map<String, String> headers = headers(0);
        headers.remove("Content-Length");
        headers.put("Transfer-Encoding", "chunked");

        Wire answer = Wire.exchange(POST, headers, body.toByteArray());

        Refusal.of(answer, 413);
        assertThat(Database.numbers(tenant)).isEmpty();
    }

    @Test
    void refusesTwentyMebibytesBeforeTheyAreSent() throws IOException, SQLException {
        Wire answer = Wire.exchange(POST, headers(20 * 1024 * 1024), new byte[0]);

        Refusal.of(answer, 413);
        assertThat(Database.numbers(tenant)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "text/json", "nonsense"})
    void refusesAnotherMediaType(String mediaType) throws IOException {
        Map<String, String> headers = headers(LOGIN.length());
        headers.put("Content-Type", mediaType);

        Refusal.of(Wire.exchange(POST, headers, LOGIN.getBytes(StandardCharsets.US_ASCII)), 415);
    }

    @Test
    void refusesABodyWithoutAMediaType() throws IOException {
        Map<String, String> headers = headers(LOGIN.length());
        headers.remove("Content-Type");

        Refusal.of(Wire.exchange(POST, headers, LOGIN.getBytes(StandardCharsets.US_ASCII)), 415);
    }

    @ParameterizedTest
    @ValueSource(strings = {PATH, "/api/v1/actions"})
    void refusesAnAcceptThatItCannotMeet(String path) {
        Refusal.of(api.request().accept("image/png").get(path), 406);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DELETE | /api/v1/activities                                      | GET, HEAD, POST
            PATCH  | /api/v1/activities                                      | GET, HEAD, POST
            PUT    | /api/v1/activities/019ab1e2-7d6f-7c41-9b0a-3d6f0f3b8a11 | GET, HEAD
            POST   | /api/v1/activities/stream                               | GET, HEAD
            POST   | /api/v1/actions                                         | GET, HEAD
            GET    | /api/v1/actions/login                                   | DELETE, PUT
            POST   | /api/v1/browser-session                                 | DELETE, GET, HEAD, PUT
            """)
    void saysWhichMethodsAnAddressTakes(String method, String path, String allowed) {
        Response answer = api.request().contentType(ContentType.JSON).body("{}").request(method, path);

        Refusal.of(answer, 405);
        assertThat(answer.header("Allow")).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/nothing",
                "/api/v1",
                "/nothing",
                "/api/v2/activities",
                "/api/v1/activities/a/b",
                "/api/v1/activities/019ab1e2-7d6f-7c41-9b0a-3d6f0f3b8a11",
                "/api/v1/activities/1",
                "/api/v1/activities/019ab1e2-7d6f-4c41-9b0a-3d6f0f3b8a11",
                "/api/v1/activities/%00",
                "/api/v1/activities/'",
                "/q/nothing"
            })
    void knowsNothingAtOtherAddresses(String path) {
        Response answer = api.request().urlEncodingEnabled(false).get(path);

        Refusal.of(answer, 404);
    }

    @Test
    void refusesARequestWithoutAHost() throws IOException {
        try (WireConnection connection = WireConnection.to(Api.address())) {
            connection.send("GET /api/v1/activities HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            Refusal.of(connection.answer(), 400);
        }
    }

    /** The HTTP server itself refuses these, and lets nobody say more. */
    @ParameterizedTest
    @CsvSource({"/api/v1/activities/%zz, 0, 400", "/api/v1/activities, 40000, 431", "/api/v1/activities?search=, 0, 414"
    })
    void refusesWhatItCannotReadAsARequest(String path, int header, int status) throws IOException {
        String target = status == 414 ? path + "x".repeat(200_000) : path;

        Wire answer = Wire.exchange("GET " + target, Map.of("X-Long", "x".repeat(header)), new byte[0]);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void knowsNothingOfAnotherTenantsActivity() {
        String id = api.post(LOGIN).jsonPath().getString("id");

        Response answer =
                Api.as(Tokens.admin().tenant(Tokens.newTenant())).request().get(PATH + "/" + id);

        Refusal refusal = Refusal.of(answer, 404);
        assertThat(refusal.problem().path("instance").asText()).isEqualTo(PATH + "/" + id);
    }

    private Map<String, String> headers(int contentLength) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer " + api.token());
        headers.put("Content-Type", "application/json");
        headers.put("Content-Length", String.valueOf(contentLength));
        return headers;
    }

    private static String padded(int length) {
        return LOGIN + " ".repeat(length - LOGIN.length());
    }
}
