package dev.eyewitness.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eyewitness.service.Api;
import dev.eyewitness.service.Database;
import dev.eyewitness.service.Refusal;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules that text of any field must keep, broken once. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class TextRulesIT {

    private static final List<String> TEXT_FIELDS = List.of(
            "action",
            "adminId",
            "adminName",
            "adminEmail",
            "sessionId",
            "entityType",
            "entityId",
            "entityName",
            "ipAddress",
            "userAgent",
            "failureReason",
            "severity",
            "occurredAt",
            "idempotencyKey");

    private final String tenant = Tokens.newTenant();
    private final Api api = Api.as(Tokens.admin().tenant(tenant));

    @AfterEach
    void nothingIsStored() throws SQLException {
        assertThat(Database.numbers(tenant)).isEmpty();
    }

    static List<String> textFields() {
        return TEXT_FIELDS;
    }

    @ParameterizedTest
    @CsvSource({
        "action, 100",
        "adminId, 255",
        "adminName, 255",
        "adminEmail, 320",
        "sessionId, 255",
        "entityType, 100",
        "entityId, 255",
        "entityName, 255",
        "userAgent, 2048",
        "failureReason, 1000",
        "idempotencyKey, 255"
    })
    void refusesTextThatIsTooLong(String field, int limit) {
        assertThat(refusedWith(field, "\"" + "a".repeat(limit + 1) + "\"")).containsExactly(field);
    }

    @ParameterizedTest
    @MethodSource("textFields")
    void refusesWhatIsNotTextWhereTextBelongs(String field) {
        for (String value : List.of("1", "1.5", "true", "{}", "{\"a\":\"b\"}", "[]", "[\"login\"]")) {
            assertThat(refusedWith(field, value)).as(value).containsExactly(field);
        }
    }

    @ParameterizedTest
    @MethodSource("textFields")
    void refusesTextThatNoDatabaseCanStore(String field) {
        for (String value : List.of("\"a\\u0000b\"", "\"\\ud83d\"", "\"\\ude00 back to front \\ud83d\"")) {
            assertThat(refusedWith(field, value)).as(value).containsExactly(field);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Login", "1login", "_login", "log in", "login\\n", "lögin", "-login", "login;"})
    void refusesAnActionThatIsNoCode(String action) {
        assertThat(refusedWith("action", "\"" + action + "\"")).containsExactly("action");
    }

    @ParameterizedTest
    @ValueSource(strings = {"adminId", "idempotencyKey"})
    void refusesAnIdOfWhiteSpace(String field) {
        assertThat(refusedWith(field, "\"\"")).containsExactly(field);
        assertThat(refusedWith(field, "\" \\t\"")).containsExactly(field);
    }

    private List<String> refusedWith(String field, String value) {
        return Refusal.of(api.post(BrokenRule.activityWith(field, value)), 400).fields();
    }
}
