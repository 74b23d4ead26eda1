package dev.eyewitness.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Database;
import dev.eyewitness.service.Json;
import dev.eyewitness.service.Refusal;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Whose activity it is, and what that admin is called. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class AdminIT {

    private final String tenant = Tokens.newTenant();
    private final Api api = Api.as(Tokens.admin().tenant(tenant));

    @Test
    void theTokenFillsInTheCaller() {
        JsonNode stored = api.stored("{\"action\":\"login\"}");

        isCalled(stored, "ada", "Ada Lovelace", "ada@example.com");
    }

    @Test
    void theTokensNamesAreAlsoThoseOfTheCallerNamedInTheBody() {
        JsonNode stored = api.stored("{\"action\":\"login\",\"adminId\":\"ada\"}");

        isCalled(stored, "ada", "Ada Lovelace", "ada@example.com");
    }

    @Test
    void theTokensNamesAreNotThoseOfAnotherAdmin() {
        JsonNode stored = api.stored("{\"action\":\"login\",\"adminId\":\"grace\"}");

        assertThat(stored.path("adminId").asText()).isEqualTo("grace");
        assertThat(stored.path("adminName").isNull()).isTrue();
        assertThat(stored.path("adminEmail").isNull()).isTrue();
        assertThat(stored.path("description").asText()).isEqualTo("grace logged in");
    }

    @Test
    void theBodysNamesGoBeforeTheTokens() {
        JsonNode stored =
                api.stored("{\"action\":\"login\",\"adminName\":\"Countess\",\"adminEmail\":\"c@example.com\"}");

        isCalled(stored, "ada", "Countess", "c@example.com");
    }

    @Test
    void fillsInTheNamesLastSeenOfAnAdmin() {
        api.stored(grace().put("adminName", "Grace Murray")
                .put("adminEmail", "murray@example.com")
                .toString());
        api.stored(grace().put("adminName", "Grace Hopper").toString());

        JsonNode stored = api.stored(grace().toString());

        isCalled(stored, "grace", "Grace Hopper", "murray@example.com");
        assertThat(stored.path("description").asText()).isEqualTo("Grace Hopper logged in");
    }

    @Test
    void leavesOlderActivitiesTheNamesTheyHad() {
        String id = api.stored(grace().put("adminName", "Grace Murray").toString())
                .path("id")
                .asText();

        api.stored(grace().put("adminName", "Grace Hopper").toString());

        assertThat(api.request().get("/api/v1/activities/" + id).jsonPath().getString("adminName"))
                .isEqualTo("Grace Murray");
    }

    @Test
    void anAdminWhoIsCalledAsBeforeIsNotWrittenAgain() throws SQLException {
        String admin = grace().put("adminName", "Grace Hopper")
                .put("adminEmail", "hopper@example.com")
                .toString();
        api.stored(admin);

        api.stored(admin);
        api.stored(grace().put("adminName", "Grace Hopper").toString());

        assertThat(Database.query("SELECT xmax FROM admin WHERE tenant = '" + tenant + "'"))
                .containsExactly("0");
    }

    @Test
    void namesSeenInOneTenantStayThere() {
        Api.as(Tokens.admin().tenant(Tokens.newTenant()))
                .stored(grace().put("adminName", "Grace Hopper").toString());

        JsonNode stored = api.stored(grace().toString());

        assertThat(stored.path("adminName").isNull()).isTrue();
    }

    @Test
    void aTokenWithoutSubjectNeedsAnAdminInTheBody() {
        Api nobody = Api.as(Tokens.admin().tenant(tenant).without("sub"));

        JsonNode stored = nobody.stored(grace().toString());

        assertThat(stored.path("adminId").asText()).isEqualTo("grace");
        assertThat(stored.path("adminName").isNull()).isTrue();
        assertThat(Refusal.of(nobody.post("{\"action\":\"login\"}"), 400).fields())
                .containsExactly("adminId");
    }

    @Test
    void aTokenWithoutTenantReachesTheDefaultLog() {
        JsonNode stored = Api.as(Tokens.admin()).stored("{\"action\":\"login\"}");

        assertThat(stored.path("tenant").asText()).isEqualTo("default");
    }

    private static ObjectNode grace() {
        return Json.activity("login").put("adminId", "grace");
    }

    private static void isCalled(JsonNode stored, String id, String name, String email) {
        assertThat(stored.path("adminId").asText()).isEqualTo(id);
        assertThat(stored.path("adminName").asText()).isEqualTo(name);
        assertThat(stored.path("adminEmail").asText()).isEqualTo(email);
    }
}
