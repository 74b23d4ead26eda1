package dev.eyewitness.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eyewitness.service.Api;
import dev.eyewitness.service.Refusal;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.SocketStream;
import dev.eyewitness.service.Tokens;
import dev.eyewitness.service.Wire;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is believed. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class TokensIT {

    private static final String ACTIVITIES = "/api/v1/activities";
    private static final String LOGIN = "{\"action\":\"login\"}";

    static Stream<String> forged() throws GeneralSecurityException {
        return ForgedTokens.all();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/activities",
        "POST, /api/v1/activities",
        "GET, /api/v1/activities/019ab1e2-7d6f-7c41-9b0a-3d6f0f3b8a11",
        "GET, /api/v1/activities/stream",
        "GET, /api/admin-sessions/activity-stream",
        "GET, /api/v1/actions",
        "PUT, /api/v1/actions/own",
        "DELETE, /api/v1/actions/own",
        "GET, /api/v1/browser-session",
        "PUT, /api/v1/browser-session"
    })
    void everyAddressNeedsAToken(String method, String path) {
        Response answer = given().contentType(ContentType.JSON).request(method, path);

        Refusal.of(answer, 401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @ParameterizedTest
    @MethodSource("forged")
    void believesNoForgedToken(String token) throws IOException {
        for (String path : List.of(ACTIVITIES, "/api/v1/activities/stream", "/api/v1/browser-session")) {
            Response answer = new Api(token).request().get(path);

            Refusal.of(answer, 401);
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        }
        Response post = new Api(token).post(LOGIN);
        Refusal.of(post, 401);
        Wire upgrade = Wire.upgrade(SocketStream.PATH, Map.of("Authorization", "Bearer " + token));
        Refusal.of(upgrade, 401);
        assertThat(upgrade.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YWRhOnNlY3JldA==", "Bearer", "Token abc", "abc"})
    void refusesAnotherScheme(String authorization) {
        Response answer = given().header("Authorization", authorization).get(ACTIVITIES);

        Refusal.of(answer, 401);
    }

    @Test
    void theTimeOfIssueMayBeLeftOut() {
        assertThat(Api.as(Tokens.admin().without("iat")).post(LOGIN).statusCode())
                .isEqualTo(201);
    }

    @Test
    void theSocketNeedsATokenBeforeTheUpgrade() throws IOException {
        Wire answer = Wire.upgrade(SocketStream.PATH, Map.of());

        Refusal.of(answer, 401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void theSocketsAddressAsksForTheUpgrade() {
        Response answer = Api.as(Tokens.admin()).request().get(SocketStream.PATH);

        Refusal.of(answer, 426);
        assertThat(answer.header("Upgrade")).isEqualToIgnoringCase("websocket");
    }
}
