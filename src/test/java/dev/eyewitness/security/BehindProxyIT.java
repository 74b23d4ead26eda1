package dev.eyewitness.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eyewitness.service.Api;
import dev.eyewitness.service.Database;
import dev.eyewitness.service.Refusal;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.ServiceProcess;
import dev.eyewitness.service.SocketStream;
import dev.eyewitness.service.Tokens;
import dev.eyewitness.service.Wire;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page behind a proxy that ends TLS, as docs/operations.md sets it up. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class BehindProxyIT {

    private static final String HOST = "office.example.com";
    private static final String PAGE = "https://" + HOST;
    private static final String COOKIE = "eyewitness_token";

    private static ServiceProcess service;

    private final Api api = Api.as(Tokens.admin().tenant(Tokens.newTenant()));

    @BeforeAll
    static void start() {
        Map<String, String> environment = ServiceProcess.environment(Database.url());
        environment.put("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "true");
        environment.put("QUARKUS_HTTP_PROXY_ENABLE_FORWARDED_HOST", "true");
        environment.put("QUARKUS_HTTP_PROXY_TRUSTED_PROXIES", "127.0.0.1,::1");
        service = ServiceProcess.start(environment);
        service.awaitReady();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void theCookieIsForHttpsAlone() {
        Response answer =
                forwarded().header("Authorization", "Bearer " + api.token()).put(at("/api/v1/browser-session"));

        Cookie cookie = answer.getDetailedCookie(COOKIE);
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(cookie.isSecured()).isTrue();
    }

    @Test
    void thePageIsOfItsOwnOrigin() {
        assertThat(login(forwarded().header("Origin", PAGE)).statusCode()).isEqualTo(201);
    }

    @Test
    void anotherOriginIsForeign() {
        Refusal.of(login(forwarded().header("Origin", "http://" + HOST)), 403);
        Refusal.of(login(forwarded().header("Origin", "https://evil.example.com")), 403);
        Refusal.of(login(forwarded().header("Origin", service.address().toString())), 403);
    }

    @Test
    void thePageOpensASocket() throws IOException {
        Map<String, String> headers = Map.of(
                "Cookie",
                COOKIE + "=" + api.token(),
                "Origin",
                PAGE,
                "X-Forwarded-Proto",
                "https",
                "X-Forwarded-Host",
                HOST);

        assertThat(Wire.upgradeAt(service.address(), SocketStream.PATH, headers).status())
                .isEqualTo(101);
    }

    private static RequestSpecification forwarded() {
        return given().header("X-Forwarded-Proto", "https").header("X-Forwarded-Host", HOST);
    }

    private Response login(RequestSpecification request) {
        return request.cookie(COOKIE, api.token())
                .contentType(ContentType.JSON)
                .body("{\"action\":\"login\"}")
                .post(at("/api/v1/activities"));
    }

    private static String at(String path) {
        return service.address() + path;
    }
}
