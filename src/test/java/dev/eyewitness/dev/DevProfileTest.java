package dev.eyewitness.dev;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eyewitness.service.Api;
import dev.eyewitness.service.Refusal;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code quarkus:dev} has and the packaged service has not. */
@QuarkusTest
@TestProfile(DevProfileTest.Dev.class)
class DevProfileTest {

    /** The dev profile with a database of its own, so that one that somebody works with stays as it is. */
    public static final class Dev implements QuarkusTestProfile {

        @Override
        public String getConfigProfile() {
            return "dev";
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            try (ServerSocket free = new ServerSocket(0)) {
                Path folder = Files.createTempDirectory(Path.of("target"), "dev-database");
                return Map.of(
                        "eyewitness.dev.database-port",
                        String.valueOf(free.getLocalPort()),
                        "eyewitness.dev.database-folder",
                        folder.toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void makesTokensThatWork() {
        String token = token("""
                {"sub": "grace", "name": "Grace Hopper", "email": "grace@example.com", "tenant": "acme",
                 "groups": ["activity:write", "activity:read"], "expiresIn": 60}""").jsonPath().getString("token");

        Response posted = new Api(token).post("{\"action\":\"login\"}");

        assertThat(posted.statusCode()).isEqualTo(201);
        assertThat(posted.jsonPath().getString("tenant")).isEqualTo("acme");
        assertThat(posted.jsonPath().getString("adminEmail")).isEqualTo("grace@example.com");
        assertThat(posted.jsonPath().getString("description")).isEqualTo("Grace Hopper logged in");
        assertThat(new Api(token).request().get("/api/v1/activities").jsonPath().getList("items"))
                .hasSize(1);
    }

    @Test
    void hasAnExampleOfAPageThatEmbedsTheLog() {
        Response page = given().get("/eyewitness-log-example");

        assertThat(page.contentType()).startsWith("text/html");
        assertThat(page.asString()).contains("<eyewitness-log ", "/eyewitness-log.js", "/eyewitness-log-example.js");
        assertThat(given().get("/eyewitness-log-example.js").contentType()).startsWith("text/javascript");
        assertThat(given().get("/eyewitness-log-example.css").contentType()).startsWith("text/css");
    }

    @Test
    void makesTokensOfWhatItIsGivenAlone() {
        String token = token("{}").jsonPath().getString("token");

        Response session = new Api(token).request().get("/api/v1/browser-session");

        assertThat(session.jsonPath().<String, Object>getMap(""))
                .containsEntry("adminId", null)
                .containsEntry("tenant", "default")
                .containsEntry("groups", List.of());
        Refusal.of(new Api(token).request().get("/api/v1/activities"), 403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "null",
                "\"ada\"",
                "{\"expiresIn\":0}",
                "{\"expiresIn\":-1}",
                "{\"expiresIn\":\"soon\"}",
                "{\"groups\":\"activity:read\"}",
                "{\"role\":\"admin\"}"
            })
    void refusesARequestForATokenThatCannotBeRead(String request) {
        Refusal.of(token(request), 400);
    }

    @Test
    void switchesDemoTraffic() {
        String reader = token("{\"groups\":[\"activity:read\"]}").jsonPath().getString("token");

        assertThat(demo("{\"running\":true}").jsonPath().getBoolean("running")).isTrue();
        Awaitility.await()
                .until(() -> !new Api(reader)
                        .request()
                        .get("/api/v1/activities")
                        .jsonPath()
                        .getList("items")
                        .isEmpty());
        assertThat(given().get("/dev/demo").jsonPath().getBoolean("running")).isTrue();

        assertThat(demo("{\"running\":false}").jsonPath().getBoolean("running")).isFalse();
        assertThat(given().get("/dev/demo").jsonPath().getBoolean("running")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"running\":null}", "{\"running\":\"maybe\"}", "true"})
    void refusesASwitchThatIsNeitherOnNorOff(String request) {
        Refusal.of(demo(request), 400);
    }

    private static Response token(String request) {
        return given().contentType(ContentType.JSON).body(request).post("/dev/token");
    }

    private static Response demo(String request) {
        return given().contentType(ContentType.JSON).body(request).put("/dev/demo");
    }
}
