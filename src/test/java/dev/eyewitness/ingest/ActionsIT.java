package dev.eyewitness.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eyewitness.service.Api;
import dev.eyewitness.service.Refusal;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusIntegrationTest
@WithTestResource(Service.class)
class ActionsIT {

    private static final List<String> BUILT_IN = List.of(
            "login",
            "logout",
            "session_expired",
            "user_created",
            "user_updated",
            "user_deleted",
            "user_suspended",
            "user_activated",
            "admin_created",
            "admin_updated",
            "admin_deleted",
            "admin_role_changed",
            "subscription_created",
            "subscription_updated",
            "subscription_cancelled",
            "subscription_paused",
            "subscription_resumed",
            "transaction_created",
            "transaction_updated",
            "transaction_refunded",
            "payout_created",
            "payout_approved",
            "payout_rejected",
            "payout_processed",
            "content_created",
            "content_updated",
            "content_deleted",
            "content_published",
            "content_unpublished",
            "settings_updated",
            "integration_configured",
            "session_invalidated",
            "password_changed",
            "two_factor_enabled",
            "two_factor_disabled",
            "api_key_created",
            "api_key_revoked",
            "export_generated",
            "bulk_action_performed",
            "api_operation");

    private static final Set<String> CATEGORIES = Set.of(
            "authentication",
            "user",
            "admin",
            "subscription",
            "transaction",
            "payout",
            "content",
            "security",
            "system");

    private static final String INVOICE_VOIDED = """
            {"label":"Invoice voided","category":"transaction","icon":"file-x","severity":"critical",
             "template":"{admin} voided [invoice {entity}|an invoice]"}""";

    private final String tenant = Tokens.newTenant();
    private final Api api = Api.as(Tokens.admin().tenant(tenant));

    @Test
    void listsTheFortyWithAllThatShowsThem() {
        JsonPath list = list(api);

        assertThat(list.<String>getList("items.code")).containsExactlyElementsOf(BUILT_IN);
        assertThat(list.<String>getList("items.category")).allMatch(CATEGORIES::contains);
        assertThat(list.<String>getList("items.severity"))
                .allMatch(Set.of("info", "notice", "warning", "critical")::contains);
        assertThat(list.<String>getList("items.template")).allMatch(template -> template.contains("{admin}"));
        assertThat(list.<String>getList("items.label")).allMatch(label -> !label.isBlank());
        assertThat(list.<String>getList("items.icon")).allMatch(icon -> icon.matches("[a-z0-9-]+"));
    }

    @Test
    void describesBuiltInActionsWithTheirTemplate() {
        for (String code : BUILT_IN) {
            Response answer = api.post("{\"action\":\"" + code + "\",\"entityId\":\"e_1\"}");

            assertThat(answer.jsonPath().getString("description"))
                    .contains("Ada Lovelace")
                    .doesNotContain("{", "[", "|");
        }
    }

    @Test
    void describesAnActivityByTheTenantsOwnDefinition() {
        define("invoice.voided", INVOICE_VOIDED).then().statusCode(200);

        JsonPath activity = api.post("{\"action\":\"invoice.voided\",\"entityId\":\"in_9\"}")
                .jsonPath();

        assertThat(activity.getString("label")).isEqualTo("Invoice voided");
        assertThat(activity.getString("category")).isEqualTo("transaction");
        assertThat(activity.getString("icon")).isEqualTo("file-x");
        assertThat(activity.getString("severity")).isEqualTo("critical");
        assertThat(activity.getString("description")).isEqualTo("Ada Lovelace voided invoice in_9");
        assertThat(list(api).<String>getList("items.code")).hasSize(41).contains("invoice.voided");
    }

    @Test
    void keepsADefinitionToItsTenant() {
        Api other = Api.as(Tokens.admin().tenant(Tokens.newTenant()));
        define("invoice.voided", INVOICE_VOIDED).then().statusCode(200);

        assertThat(list(other).<String>getList("items.code")).hasSize(40);
        assertThat(other.post("{\"action\":\"invoice.voided\"}").jsonPath().getString("category"))
                .isEqualTo("system");
    }

    @Test
    void rewritesNothingThatIsRecorded() {
        String location = api.post("{\"action\":\"invoice.voided\"}").header("Location");
        String before = api.request().get(location).asString();

        define("invoice.voided", INVOICE_VOIDED).then().statusCode(200);

        assertThat(api.request().get(location).asString()).isEqualTo(before);
    }

    @Test
    void dropsOnlyTheTenantsOwn() {
        define("login", INVOICE_VOIDED).then().statusCode(200);
        assertThat(api.post("{\"action\":\"login\"}").jsonPath().getString("label"))
                .isEqualTo("Invoice voided");

        assertThat(drop("login").statusCode()).isEqualTo(204);

        assertThat(api.post("{\"action\":\"login\"}").jsonPath().getString("label"))
                .isEqualTo("Logged in");
        assertThat(drop("login").statusCode()).isEqualTo(404);
        assertThat(drop("invoice.voided").statusCode()).isEqualTo(404);
    }

    @Test
    void needsTheRoleAdmin() {
        Api writer = Api.as(Tokens.withRoles("activity:write", "activity:read", "activity:export")
                .tenant(tenant));

        Response answer = writer.request()
                .contentType(ContentType.JSON)
                .body(INVOICE_VOIDED)
                .put("/api/v1/actions/x");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(writer.request().delete("/api/v1/actions/x").statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"label\":\"\",\"category\":\"system\",\"icon\":\"x\",\"severity\":\"info\",\"template\":\"t\"}",
                "{\"label\":\"L\",\"category\":\"nonsense\",\"icon\":\"x\",\"severity\":\"info\",\"template\":\"t\"}",
                "{\"label\":\"L\",\"category\":\"system\",\"icon\":\"<svg>\",\"severity\":\"info\",\"template\":\"t\"}",
                "{\"label\":\"L\",\"category\":\"system\",\"icon\":\"x\",\"severity\":\"loud\",\"template\":\"t\"}",
                "{\"label\":\"L\",\"category\":\"system\",\"icon\":\"x\",\"severity\":\"info\",\"template\":\"t\",\"a\":1}"
            })
    void refusesABrokenDefinition(String definition) {
        Response answer = define("invoice.voided", definition);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getList("violations")).isNotEmpty();
        assertThat(list(api).<String>getList("items.code")).hasSize(40);
    }

    @Test
    void refusesACodeThatIsNone() {
        Response answer = define("Bad%20Code", INVOICE_VOIDED);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("violations[0].field")).isEqualTo("code");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "Bad%20Code", "a%ed%a0%80", "a%2fb"})
    void dropsNoCodeThatIsNone(String code) {
        Response answer = api.request().urlEncodingEnabled(false).delete("/api/v1/actions/" + code);

        Refusal.of(answer, 404);
    }

    @Test
    void takesAtMostSixteenPlaceholders() {
        String definition = """
                {"label":"L","category":"system","icon":"x","severity":"info","template":"%s"}""";

        assertThat(define("own", definition.formatted("{admin}".repeat(16))).statusCode())
                .isEqualTo(200);
        assertThat(Refusal.of(define("own", definition.formatted("{admin}".repeat(17))), 400)
                        .fields())
                .containsExactly("template");
    }

    @Test
    void takesDefinitionsThatComeAtOnce() throws InterruptedException {
        for (int round = 0; round < 20; round++) {
            String code = "own." + round;

            assertThat(atOnce(() -> define(code, INVOICE_VOIDED).statusCode())).containsOnly(200);

            assertThat(atOnce(() -> drop(code).statusCode()))
                    .containsOnlyOnce(204)
                    .containsOnly(204, 404);
        }
        assertThat(list(api).<String>getList("items.code")).hasSize(40);
    }

    private static List<Integer> atOnce(Callable<Integer> call) throws InterruptedException {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            return callers.invokeAll(Collections.nCopies(8, call)).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    private static JsonPath list(Api api) {
        return api.request().get("/api/v1/actions").jsonPath();
    }

    private Response define(String code, String definition) {
        return api.request()
                .urlEncodingEnabled(false)
                .contentType(ContentType.JSON)
                .body(definition)
                .put("/api/v1/actions/" + code);
    }

    private Response drop(String code) {
        return api.request().delete("/api/v1/actions/" + code);
    }
}
