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
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule of the field table that is not one of text, broken once. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class FieldRulesIT {

    private final String tenant = Tokens.newTenant();
    private final Api api = Api.as(Tokens.admin().tenant(tenant));

    @AfterEach
    void nothingIsStored() throws SQLException {
        assertThat(Database.numbers(tenant)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"true\"", "\"\"", "0", "1", "1.0", "{}", "[]", "[true]"})
    void refusesWhatIsNoBoolean(String success) {
        assertThat(refusedWith("success", success)).containsExactly("success");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"{}\"", "0", "1.5", "true", "[]", "[{}]"})
    void refusesMetadataThatIsNoObject(String metadata) {
        assertThat(refusedWith("metadata", metadata)).containsExactly("metadata");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"[]\"", "0", "true", "{}", "{\"field\":\"a\"}"})
    void refusesChangesThatAreNoArray(String changes) {
        assertThat(refusedWith("changes", changes)).containsExactly("changes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INFO", "Info", "debug", "error", "", "0"})
    void refusesASeverityThatIsNone(String severity) {
        assertThat(refusedWith("severity", quoted(severity))).containsExactly("severity");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1.2.3",
                "1.2.3.4.5",
                "999.1.1.1",
                "1.2.3.4/8",
                "01.2.3.4",
                "0x7f.0.0.1",
                "2130706433",
                "host",
                "host.example",
                "localhost",
                "fe80::1%eth0",
                "[::1]",
                ":::",
                "1::2::3",
                "::ffff:999.1.1.1",
                "12345::",
                "1.2.3.4:80",
                ",1.2.3.4",
                "unknown, 1.2.3.4",
                "١.٢.٣.٤"
            })
    void refusesWhatIsNoAddress(String address) {
        assertThat(refusedWith("ipAddress", quoted(address))).containsExactly("ipAddress");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2026-03-01",
                "2026-03-01T08:30:00",
                "2026-03-01 08:30:00Z",
                "2026-03-01T08:30Z",
                "2026-02-30T08:30:00Z",
                "2026-13-01T08:30:00Z",
                "2026-03-01T24:30:00Z",
                "2026-03-01T08:60:00Z",
                "2026-03-01T08:30:00+0200",
                "2026-03-01T08:30:00+02",
                "2026-03-01T08:30:00+24:00",
                "2026-03-01T08:30:00Z[Europe/Paris]",
                "26-03-01T08:30:00Z",
                "1772354400",
                "2026-03-01T08:30:00.Z",
                "+12026-03-01T08:30:00Z",
                "9999-12-31T23:59:59Z"
            })
    void refusesWhatIsNoTimeThatHasBeen(String time) {
        assertThat(refusedWith("occurredAt", quoted(time))).containsExactly("occurredAt");
    }

    @Test
    void refusesAClockThatIsSixMinutesAhead() {
        String ahead = Instant.now().plusSeconds(360).toString();

        assertThat(refusedWith("occurredAt", quoted(ahead))).containsExactly("occurredAt");
    }

    static Stream<BrokenRule> nestedRules() {
        return BrokenRule.nested();
    }

    @ParameterizedTest
    @MethodSource("nestedRules")
    void refusesWhatIsWrongInside(BrokenRule broken) {
        assertThat(Refusal.of(api.post(broken.json()), 400).fields()).containsExactly(broken.field());
    }

    @Test
    void needsAnAction() {
        assertThat(Refusal.of(api.post("{}"), 400).fields()).containsExactly("action");
        assertThat(refusedWith("action", "null")).containsExactly("action");
    }

    @Test
    void namesEveryRuleThatIsBroken() {
        String json = """
                {"action": "No", "adminId": " ", "adminName": "%s", "ipAddress": "host", "metadata": {"a": "\\u0000"},
                 "changes": [{"field": null}, {"field": "%1$s"}], "occurredAt": "now"}""".formatted("x".repeat(256));

        assertThat(Refusal.of(api.post(json), 400).fields())
                .containsExactlyInAnyOrder(
                        "action",
                        "adminId",
                        "adminName",
                        "ipAddress",
                        "metadata",
                        "changes[0].field",
                        "changes[1].field",
                        "occurredAt");
    }

    private List<String> refusedWith(String field, String value) {
        return Refusal.of(api.post(BrokenRule.activityWith(field, value)), 400).fields();
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
