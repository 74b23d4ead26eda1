package dev.eyewitness.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eyewitness.service.Api;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The TypeScript client in Node, installed from the package that the build made. */
@QuarkusIntegrationTest
@Tag("client")
@WithTestResource(Service.class)
class NodeClientIT {

    private final String tenant = Tokens.newTenant();
    private final Api api = Api.as(Tokens.admin().tenant(tenant));

    @Test
    void whatCannotBeRecordedIsNamedAndCostsNoOther() {
        try (NodeProgram program =
                NodeProgram.start("faults.mjs", Api.address(), Map.of("EYEWITNESS_TOKEN", api.token()))) {
            assertThat(program.saidOf("dropped "))
                    .containsExactlyInAnyOrder(
                            "circle unserializable",
                            "megabyte too-long",
                            "address refused",
                            "metadata refused",
                            "future refused",
                            "surrogate refused");
            assertThat(program.saidOf("report "))
                    .containsExactly(
                            "{\"recorded\":2,\"dropped\":4,\"waiting\":0}",
                            "{\"recorded\":1,\"dropped\":0,\"waiting\":0}");
        }
        assertThat(recorded("entityId")).isEqualTo("[fast-clock, after, before]");
    }

    @Test
    void aProgramThatHasNothingElseToDoSendsWhatWaits() {
        try (NodeProgram program =
                NodeProgram.start("leave.mjs", Api.address(), Map.of("EYEWITNESS_TOKEN", api.token()))) {
            assertThat(program.awaitExit()).as(program::toString).isZero();
        }
        assertThat(recorded("action")).isEqualTo("[logout, login]");
    }

    @Test
    void aProgramThatIsEndedNamesWhatWaits() {
        try (NodeProgram program =
                NodeProgram.start("exit.mjs", Api.address(), Map.of("EYEWITNESS_TOKEN", api.token()))) {
            assertThat(program.saidOf("dropped ")).containsExactly("2 leaving");
            assertThat(program.awaitExit()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sse", "websocket"})
    void aTokenThatEndsInMidStreamIsFollowedByAnother(String transport) {
        String brief = Tokens.admin()
                .tenant(tenant)
                .expiringAt(Instant.now().plusSeconds(3))
                .sign();
        Map<String, String> environment =
                Map.of("TOKENS", brief + " " + api.token(), "TRANSPORT", transport, "COUNT", "3");
        api.stored("{\"action\":\"login\",\"entityId\":\"one\"}");
        try (NodeProgram program = NodeProgram.start("watch.mjs", Api.address(), environment)) {
            program.awaitSaid("seen 1 one");

            program.awaitSaid("asked with 1 left");
            api.stored("{\"action\":\"login\",\"entityId\":\"two\"}");
            api.stored("{\"action\":\"login\",\"entityId\":\"three\"}");

            assertThat(program.saidOf("seen ")).containsExactly("1 one", "2 two", "3 three");
        }
    }

    @Test
    void isServedWithItsTypesToPagesOfAnyOriginAndToDeno() {
        Response module = get("/client/eyewitness.js");
        Response types = get("/client/eyewitness.d.ts");

        assertThat(module.contentType()).startsWith("text/javascript");
        assertThat(module.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(module.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(module.header("X-TypeScript-Types")).isEqualTo("/client/eyewitness.d.ts");
        assertThat(module.asString()).contains("createActivityLogger").doesNotContain("import ");
        assertThat(types.contentType()).startsWith("application/typescript");
        assertThat(types.asString()).contains("declare function createActivityLogger");
        assertThat(get("/client/eyewitness-react.js").asString()).contains("from \"./eyewitness.js\"");
        assertThat(get("/client/eyewitness-react.d.ts").asString()).contains("useActivityStream");
    }

    private static Response get(String path) {
        Response answer = RestAssured.given()
                .header("Origin", "https://elsewhere.example.com")
                .get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer;
    }

    private String recorded(String field) {
        return api.request()
                .get("/api/v1/activities")
                .jsonPath()
                .getList("items." + field)
                .toString();
    }
}
