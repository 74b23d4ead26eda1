package dev.eyewitness.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Database;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A person has the browser verify what it shows, against a service whose database somebody may have altered. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class ProofIT {

    private static final String ODD = """
            {"action":"payout_approved","adminName":"Ada \\u201cthe first\\u201d \\u202eLovelace","entityType":"payout","entityId":"po_17",
             "ipAddress":"2001:DB8::17","success":false,"failureReason":"\\u0001 \\\\ \\" <script>",
             "occurredAt":"2026-11-01T08:00:00.123456Z",
             "metadata":{"b":1.50,"a":[1e2,-0.0,12345678901234567890],"$number":"1","\\u00e9":"\\u2028\\ud83d\\ude00"},
             "changes":[{"field":"x","from":null,"to":{"z":1,"a":2}}]}""";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final String tenant = Tokens.newTenant();
    private final Api api = Api.as(Tokens.admin().tenant(tenant));

    @Test
    void whatIsShownIsVerifiedAtOnceAndAgainAsTheLogGrows() {
        LogPage log = LogPage.live(CHROMIUM.window(), api.token());
        api.stored("{\"action\":\"login\"}");
        api.stored(ODD);

        Locator verdict = verify(log, "approved payout po_17");

        assertThat(verdict).containsText("Verified");
        assertThat(verdict).containsText("number 2 of 2");
        assertThat(verdict).containsText("has not seen the log before");
        assertThat(verdict.locator("code")).hasText(key());
        Accessibility.check(log.window());

        log.window().keyboard().press("Escape");
        api.stored("{\"action\":\"logout\"}");
        Locator later = verify(log, "logged out");

        assertThat(later).containsText("number 3 of 3");
        assertThat(later).containsText("only grown since this browser saw it first, with 2 activities");
    }

    @Test
    void whatTheDatabaseWasMadeToSayIsNotProved() throws SQLException {
        api.stored("{\"action\":\"login\"}");
        api.stored(ODD);
        ledger("checkpoint");
        Database.update(
                "UPDATE activity SET description = 'nothing happened' WHERE seq = 1 AND tenant = '" + tenant + "'");
        LogPage log = LogPage.live(CHROMIUM.window(360, 640), api.token());

        Locator verdict = verify(log, "nothing happened");

        assertThat(log.details().locator("eyewitness-proof")).containsText("the log and its tree do not agree");
        assertThat(verdict).not().containsText("Verified");
        Accessibility.check(log.window());
    }

    @Test
    void aLogThatWasMadeAnewIsRefutedByWhatTheBrowserHasSeen() throws SQLException {
        api.stored("{\"action\":\"login\"}");
        api.stored("{\"action\":\"logout\"}");
        Page window = CHROMIUM.window();
        assertThat(verify(LogPage.live(window, api.token()), "logged out")).containsText("number 2 of 2");

        for (String table : Stream.of("activity", "log_head", "ledger_head", "ledger_checkpoint", "ledger_tile")
                .toList()) {
            Database.update("DELETE FROM " + table + " WHERE tenant = '" + tenant + "'");
        }
        api.stored("{\"action\":\"user_suspended\"}");
        Locator verdict = verify(LogPage.open(window).awaitLive(), "suspended");

        assertThat(verdict).containsText("Not verified");
        assertThat(verdict).containsText("The log had 2 activities when this browser saw it last, and has 1 now.");
    }

    private static Locator verify(LogPage log, String sentence) {
        log.rows()
                .locator(".sentence")
                .filter(new Locator.FilterOptions().setHasText(sentence))
                .click();
        log.button("Verify").click();
        return log.details().locator("eyewitness-proof [role=status]");
    }

    private String key() {
        return ledger("key").strip();
    }

    private String ledger(String path) {
        return api.request().get("/api/v1/ledger/" + path).asString();
    }
}
