package dev.eyewitness.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eyewitness.service.Api;
import dev.eyewitness.service.Refusal;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.SocketStream;
import dev.eyewitness.service.Stream;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The origins that may use the browser's cookie, and open a WebSocket. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class OriginsIT {

    private static final String ACTIVITIES = "/api/v1/activities";
    private static final String COOKIE = "eyewitness_token";
    private static final String ALLOWED = "https://admin.example.com";
    private static final String FOREIGN = "https://evil.example.com";

    private final String tenant = Tokens.newTenant();
    private final Api api = Api.as(Tokens.admin().tenant(tenant));

    @Test
    void anotherOriginDoesNotWatchByWebSocket() {
        Map<String, String> foreignPage = Map.of("Cookie", COOKIE + "=" + api.token(), "Origin", FOREIGN);
        Map<String, String> foreignBearer = Map.of("Authorization", "Bearer " + api.token(), "Origin", FOREIGN);

        for (Map<String, String> headers : List.of(foreignPage, foreignBearer)) {
            assertThatThrownBy(() -> SocketStream.open(headers))
                    .cause()
                    .isInstanceOfSatisfying(
                            WebSocketHandshakeException.class,
                            refused -> assertThat(refused.getResponse().statusCode())
                                    .isEqualTo(403));
        }
    }

    @Test
    void anAllowedOriginWatchesByWebSocket() {
        Map<String, String> page = Map.of("Cookie", COOKIE + "=" + api.token(), "Origin", ALLOWED);
        try (Stream socket = SocketStream.open(page)) {
            assertThat(socket.await("hello").data().path("tenant").asText()).isEqualTo(tenant);
        }
    }

    @Test
    void theCookieRecordsFromTheOwnPage() {
        assertThat(login(byCookie().header("Origin", own())).statusCode()).isEqualTo(201);
    }

    @Test
    void theCookieRecordsFromAnAllowedOrigin() {
        Response answer = login(byCookie().header("Origin", ALLOWED));

        assertThat(answer.statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                FOREIGN,
                "null",
                "https://admin.example.com.evil.example.com",
                "http://admin.example.com",
                "https://admin.example.com:8443",
                "https://sub.admin.example.com",
                "http://localhost:1"
            })
    void theCookieDoesNotRecordFromAnotherOrigin(String origin) {
        Response answer = login(byCookie().header("Origin", origin));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(api.request().get(ACTIVITIES).jsonPath().getList("items")).isEmpty();
    }

    @Test
    void theCookieAloneDoesNotRecord() {
        Refusal.of(login(byCookie()), 403);
    }

    @Test
    void aListedOriginReadsAnswersWithAToken() {
        Response answer = api.request().header("Origin", ALLOWED).get(ACTIVITIES);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(ALLOWED);
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEqualTo("true");
        assertThat(answer.header("Access-Control-Expose-Headers"))
                .contains("Link", "Content-Disposition", "Retry-After");
        assertThat(answer.header("Vary")).isEqualToIgnoringCase("origin");
    }

    @Test
    void aListedOriginReadsRefusalsToo() {
        Response refusal = given().header("Origin", ALLOWED).get(ACTIVITIES);

        assertThat(refusal.statusCode()).isEqualTo(401);
        assertThat(refusal.header("Access-Control-Allow-Origin")).isEqualTo(ALLOWED);
    }

    @Test
    void aListedOriginMayAskBeforeItSendsAToken() {
        Response answer = ask(ALLOWED);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(ALLOWED);
        assertThat(answer.header("Access-Control-Allow-Headers")).contains("Authorization", "Content-Type");
        assertThat(answer.header("Access-Control-Allow-Methods")).contains("GET", "PUT", "DELETE");
    }

    @Test
    void anOriginThatIsNotListedReadsNothingInABrowser() {
        assertThat(ask(FOREIGN).header("Access-Control-Allow-Origin")).isNull();
        assertThat(api.request().header("Origin", FOREIGN).get(ACTIVITIES).header("Access-Control-Allow-Origin"))
                .isNull();
    }

    @Test
    void aTokenCountsWhateverTheOrigin() {
        assertThat(login(api.request().header("Origin", FOREIGN)).statusCode()).isEqualTo(201);
    }

    /** As a browser does before a request that no plain form could send. */
    private static Response ask(String origin) {
        return given().header("Origin", origin)
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "authorization")
                .options(ACTIVITIES);
    }

    private static String own() {
        return Api.address().toString();
    }

    private RequestSpecification byCookie() {
        return given().cookie(COOKIE, api.token());
    }

    private static Response login(RequestSpecification request) {
        return request.contentType(ContentType.JSON)
                .body("{\"action\":\"login\"}")
                .post(ACTIVITIES);
    }
}
