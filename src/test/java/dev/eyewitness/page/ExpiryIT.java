package dev.eyewitness.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The end of a token: foretold, put off, or lived through, and never at the cost of the place in the log. */
@QuarkusIntegrationTest
@Tag(LogPage.THE_SAME_FROM_ANY_SERVICE)
@WithTestResource(Service.class)
class ExpiryIT {

    /** Enough to sign in and to answer the strip on a busy machine. */
    private static final int BRIEF_SECONDS = 12;

    /** More than a window holds. */
    private static final int MANY = 40;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final String tenant = Tokens.newTenant();
    private final Api api = Api.as(Tokens.admin().tenant(tenant));
    private final Payouts payouts = new Payouts(api);

    @Test
    void aNewTokenPutsTheEndOffAndNothingMoves() {
        payouts.approve(1, MANY);
        Instant end = Instant.now().plusSeconds(BRIEF_SECONDS);
        LogPage log = LogPage.live(CHROMIUM.window(), endingAt(end));
        Page window = log.window();
        assertThat(log.rows()).hasCount(MANY);
        assertThat(window.locator("eyewitness-expiry-strip")).containsText("Your session ends in a minute.");

        log.button("Stay signed in").click();
        window.getByLabel("Access token").fill(api.token());
        window.evaluate("scrollTo(0, 1000)");
        assertThat(log.badge()).hasText("Paused");
        window.keyboard().press("Enter");

        assertThat(window.getByLabel("Access token")).hasCount(0);
        window.waitForCondition(() -> Instant.now().isAfter(end.plusSeconds(1)));
        payouts.approve(MANY + 1, MANY + 2);
        assertThat(log.button("2 new")).isVisible();
        assertThat(log.badge()).hasText("Paused");
        assertThat(log.entities()).hasText(Payouts.newestFirst(MANY));
        log.button("2 new").click();
        log.awaitLive();
        assertThat(log.entities()).hasText(Payouts.newestFirst(MANY + 2));
    }

    @Test
    void afterTheEndTheRowsStayAndSigningInAddsWhatCameMeanwhile() {
        payouts.approve(1, 2);
        api.record("login");
        LogPage log = LogPage.open(CHROMIUM.window(), "?q=action:payout_approved")
                .signIn(endingAt(Instant.now().plusSeconds(BRIEF_SECONDS)))
                .awaitLive();
        assertThat(log.rows()).hasCount(2);

        assertThat(log.text("Your session has expired")).isVisible();
        assertThat(log.badge()).hasText("Session expired");
        payouts.approve(3, 4);
        api.record("login");
        assertThat(log.entities()).hasText(Payouts.newestFirst(2));
        log.signIn(api.token());

        log.awaitLive();
        assertThat(log.entities()).hasText(Payouts.newestFirst(4));
        assertThat(log.searchBox()).hasValue("action:payout_approved");
        assertThat(log.text("Your session has expired")).isHidden();
    }

    private String endingAt(Instant end) {
        return Tokens.admin().tenant(tenant).expiringAt(end).sign();
    }
}
