package dev.eyewitness.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eyewitness.service.Api;
import dev.eyewitness.service.Refusal;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.SocketStream;
import dev.eyewitness.service.SseStream;
import dev.eyewitness.service.Stream;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The token in the browser's cookie. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class BrowserSessionIT {

    private static final String SESSION = "/api/v1/browser-session";
    private static final String ACTIVITIES = "/api/v1/activities";
    private static final String COOKIE = "eyewitness_token";
    private static final String FOREIGN = "https://evil.example.com";

    private final String tenant = Tokens.newTenant();
    private final Api api = Api.as(Tokens.admin().tenant(tenant));

    @Test
    void signingInPutsTheTokenWhereNoScriptReadsIt() {
        Response answer = api.request().put(SESSION);

        Cookie cookie = answer.getDetailedCookie(COOKIE);
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(cookie.getValue()).isEqualTo(api.token());
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualToIgnoringCase("Strict");
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getMaxAge()).isBetween(3000L, 3600L);
    }

    @Test
    void signingOutClearsIt() {
        Response answer = given().delete(SESSION);

        Cookie cookie = answer.getDetailedCookie(COOKIE);
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(cookie.getValue()).isEmpty();
        assertThat(cookie.getMaxAge()).isZero();
        assertThat(cookie.getPath()).isEqualTo("/");
    }

    @Test
    void signingOutIsForTheOwnPageToo() {
        Refusal.of(byCookie().header("Origin", FOREIGN).delete(SESSION), 403);
        assertThat(byCookie().header("Origin", own()).delete(SESSION).statusCode())
                .isEqualTo(204);
    }

    @Test
    void saysWhoIsSignedIn() {
        Instant expiry = Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.SECONDS);
        Api api = Api.as(Tokens.withRoles("activity:read")
                .tenant(tenant)
                .without("email")
                .expiringAt(expiry));

        Response answer = given().cookie(COOKIE, api.token()).get(SESSION);

        assertThat(answer.jsonPath().<String, Object>getMap(""))
                .containsEntry("adminId", "ada")
                .containsEntry("name", "Ada Lovelace")
                .containsEntry("email", null)
                .containsEntry("tenant", tenant)
                .containsEntry("groups", List.of("activity:read"))
                .containsEntry("expiresAt", expiry.toString());
    }

    @Test
    void theCookieReads() {
        api.record("login");

        assertThat(byCookie().get(ACTIVITIES).jsonPath().getList("items")).hasSize(1);
    }

    @Test
    void theCookieWatches() {
        Map<String, String> page = Map.of("Cookie", COOKIE + "=" + api.token(), "Origin", own());
        try (Stream sse = SseStream.open("/api/v1/activities/stream", page);
                Stream socket = SocketStream.open(page)) {
            api.record("login");

            assertThat(sse.await("activity").data())
                    .isEqualTo(socket.await("activity").data());
        }
    }

    @Test
    void theHeaderGoesBeforeAStaleCookie() {
        String stale = Tokens.admin().expiringAt(Instant.now().minusSeconds(60)).sign();

        Response answer = login(api.request().cookie(COOKIE, stale));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.jsonPath().getString("tenant")).isEqualTo(tenant);
    }

    @Test
    void aStaleCookieIsNobody() {
        String stale = Tokens.admin().expiringAt(Instant.now().minusSeconds(60)).sign();

        Refusal.of(given().cookie(COOKIE, stale).get(SESSION), 401);
        assertThat(given().cookie(COOKIE, stale)
                        .header("Origin", own())
                        .delete(SESSION)
                        .statusCode())
                .isEqualTo(204);
        assertThat(api.request().cookie(COOKIE, stale).put(SESSION).statusCode())
                .isEqualTo(204);
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
