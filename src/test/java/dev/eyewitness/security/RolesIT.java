package dev.eyewitness.security;

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
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each role may do, and in which log. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class RolesIT {

    private static final String ACTIVITIES = "/api/v1/activities";
    private static final String LOGIN = "{\"action\":\"login\"}";
    private static final String DEFINITION =
            "{\"label\":\"L\",\"category\":\"system\",\"icon\":\"plug\",\"severity\":\"info\",\"template\":\"{admin}\"}";

    @ParameterizedTest
    @CsvSource({
        "activity:write,  POST,   /api/v1/activities,                      201",
        "activity:write,  GET,    /api/v1/activities,                      403",
        "activity:write,  GET,    /api/v1/activities/1,                    403",
        "activity:write,  GET,    /api/v1/activities/stream,               403",
        "activity:write,  GET,    /api/admin-sessions/activity-stream,     403",
        "activity:write,  GET,    /api/v1/actions,                         200",
        "activity:write,  PUT,    /api/v1/actions/own,                     403",
        "activity:write,  DELETE, /api/v1/actions/own,                     403",
        "activity:write,  GET,    /api/v1/browser-session,                 200",
        "activity:read,   POST,   /api/v1/activities,                      403",
        "activity:read,   GET,    /api/v1/activities,                      200",
        "activity:read,   GET,    /api/v1/activities/1,                    404",
        "activity:read,   GET,    /api/v1/actions,                         200",
        "activity:read,   PUT,    /api/v1/actions/own,                     403",
        "activity:read,   DELETE, /api/v1/actions/own,                     403",
        "activity:export, POST,   /api/v1/activities,                      403",
        "activity:export, GET,    /api/v1/activities,                      403",
        "activity:export, GET,    /api/v1/activities/stream,               403",
        "activity:export, GET,    /api/v1/actions,                         403",
        "activity:export, PUT,    /api/v1/actions/own,                     403",
        "activity:export, GET,    /api/v1/browser-session,                 200",
        "activity:admin,  POST,   /api/v1/activities,                      201",
        "activity:admin,  GET,    /api/v1/activities,                      200",
        "activity:admin,  GET,    /api/v1/actions,                         200",
        "activity:admin,  PUT,    /api/v1/actions/own,                     200",
        "activity:admin,  DELETE, /api/v1/actions/other,                   404",
        "activity:write,  GET,    /api/v1/ledger/checkpoint,               403",
        "activity:write,  GET,    /api/v1/ledger/key,                      403",
        "activity:read,   GET,    /api/v1/ledger/checkpoint,               200",
        "activity:read,   GET,    /api/v1/ledger/key,                      200",
        "activity:read,   GET,    /api/v1/ledger/consistency?from=0&to=0,  200",
        "activity:export, GET,    /api/v1/ledger/checkpoint,               403",
        "activity:admins, GET,    /api/v1/activities,                      403",
        "ACTIVITY:READ,   GET,    /api/v1/activities,                      403"
    })
    void eachRoleMayDoItsOwn(String role, String method, String path, int status) {
        Api api = Api.as(Tokens.withRoles(role).tenant(Tokens.newTenant()));

        Response answer = request(api.request(), method).request(method, path);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        if (status >= 400) {
            Refusal.of(answer, status);
        }
    }

    @Test
    void aTokenWithoutRolesMayDoNothing() throws IOException {
        Refusal.of(Api.as(Tokens.withRoles()).post(LOGIN), 403);
        Refusal.of(Api.as(Tokens.admin().without("groups")).request().get(ACTIVITIES), 403);
        String writer = "Bearer " + Tokens.withRoles("activity:write").sign();
        Refusal.of(Wire.upgrade(SocketStream.PATH, Map.of("Authorization", writer)), 403);
    }

    @Test
    void anAdminHoldsAllRoles() {
        assertThat(Api.as(Tokens.admin())
                        .request()
                        .get("/api/v1/browser-session")
                        .jsonPath()
                        .getList("groups"))
                .containsExactlyInAnyOrder("activity:admin", "activity:export", "activity:read", "activity:write");
    }

    @Test
    void tenantsDoNotSeeOneAnother() {
        Api mine = Api.as(Tokens.admin().tenant(Tokens.newTenant()));
        Api theirs = Api.as(Tokens.admin().tenant(Tokens.newTenant()));
        String id = mine.post(LOGIN).jsonPath().getString("id");

        assertThat(theirs.request().get(ACTIVITIES).jsonPath().getList("items")).isEmpty();
        assertThat(theirs.request().get(ACTIVITIES + "/" + id).statusCode()).isEqualTo(404);
        assertThat(mine.request().get(ACTIVITIES).jsonPath().getList("items")).hasSize(1);
        assertThat(theirs.post(LOGIN).jsonPath().getLong("seq")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\u0000b", "a\ud800", "\udfffb", "\udc00\ud800"})
    void refusesATenantThatIsNoName(String tenant) {
        Refusal.of(Api.as(Tokens.admin().tenant(tenant)).post(LOGIN), 403);
        Refusal.of(Api.as(Tokens.admin().tenant(tenant)).request().get(ACTIVITIES), 403);
    }

    @Test
    void refusesATenantThatIsNoText() {
        Refusal.of(Api.as(Tokens.admin().claim("tenant", 17)).post(LOGIN), 403);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 256})
    void refusesASocketInATenantThatIsNoName(int length) throws IOException {
        Refusal.of(upgrade(Tokens.admin().tenant("x".repeat(length))), 403);
    }

    @Test
    void refusesASocketInATenantThatIsNoText() throws IOException {
        Refusal.of(upgrade(Tokens.admin().claim("tenant", 17)), 403);
    }

    private static Wire upgrade(Tokens token) throws IOException {
        return Wire.upgrade(SocketStream.PATH, Map.of("Authorization", "Bearer " + token.sign()));
    }

    private static RequestSpecification request(RequestSpecification request, String method) {
        return switch (method) {
            case "POST" -> request.contentType(ContentType.JSON).body(LOGIN);
            case "PUT" -> request.contentType(ContentType.JSON).body(DEFINITION);
            default -> request;
        };
    }
}
