package dev.eyewitness.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
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

    @Test
    void whoHasScrolledDownSeesTheEndAndSignsInThere() {
        payouts.approve(1, MANY);
        LogPage log = LogPage.live(CHROMIUM.window(), endingAt(Instant.now().plusSeconds(BRIEF_SECONDS)));
        assertThat(log.rows()).hasCount(MANY);
        log.window().evaluate("scrollTo(0, 700)");
        assertThat(log.badge()).hasText("Paused");
        Locator read = log.rows().nth(MANY / 4);
        assertThat(read).isInViewport();
        double place = read.boundingBox().y;

        assertThat(log.button("Stay signed in")).isInViewport();
        assertThat(log.text("Your session has expired")).isInViewport();
        assertThat(read.boundingBox().y).isEqualTo(place);
        log.signIn(api.token());

        assertThat(log.text("Your session has expired")).isHidden();
        assertThat(read.boundingBox().y).isEqualTo(place);
    }

    @Test
    void whoReadsTheDetailsSeesTheEndAndSignsInThere() {
        payouts.approve(1, 1);
        LogPage log = LogPage.live(CHROMIUM.window(), endingAt(Instant.now().plusSeconds(BRIEF_SECONDS)));
        log.rows().first().locator("td.activity button").click();
        assertThat(log.details()).containsText("po_1");

        assertThat(log.button("Stay signed in")).isInViewport();
        log.button("Stay signed in").click();
        assertThat(log.window().getByLabel("Access token")).isInViewport();
        assertThat(log.text("Your session has expired")).isInViewport();
        log.window().getByLabel("Access token").pressSequentially("jk");
        assertThat(log.window().getByLabel("Access token")).hasValue("jk");
        log.signIn(api.token());

        assertThat(log.text("Your session has expired")).isHidden();
        assertThat(log.details()).containsText("po_1");
        log.window().keyboard().press("Escape");
        log.awaitLive();
    }

    @Test
    void aTokenGivenInAnotherTabIsEnough() {
        payouts.approve(1, 1);
        Instant end = Instant.now().plusSeconds(BRIEF_SECONDS);
        LogPage log = LogPage.live(CHROMIUM.window(), endingAt(end));
        LogPage other =
                LogPage.open(log.window().context().newPage()).awaitLive().watchBadge();
        assertThat(other.button("Stay signed in")).isVisible();

        log.button("Stay signed in").click();
        log.signIn(api.token());
        assertThat(log.button("Stay signed in")).isHidden();

        assertThat(other.button("Stay signed in")).isHidden();
        other.window().waitForCondition(() -> Instant.now().isAfter(end.plusSeconds(1)));
        payouts.approve(2, 2);
        assertThat(other.entities()).hasText(Payouts.newestFirst(2));
        other.awaitLive();
        assertThat(other.badgeSaid()).doesNotContain("Session expired");
    }

    @Test
    void whoeverSignsInToAnotherLogInAnotherTabIsShownThatOne() {
        payouts.approve(1, 3);
        LogPage log = LogPage.live(CHROMIUM.window(), api.token());
        assertThat(log.rows()).hasCount(3);
        String tenantOfOthers = Tokens.newTenant();
        Api others = Api.as(Tokens.admin().tenant(tenantOfOthers));
        new Payouts(others).approve(1, 1);
        LogPage other = LogPage.open(log.window().context().newPage()).awaitLive();
        other.button("Sign out").click();
        other.signIn(others.token()).awaitLive();

        log.window().context().setOffline(true);
        assertThat(log.badge()).hasText("Offline");
        log.window().context().setOffline(false);

        log.awaitLive();
        assertThat(log.window().locator("eyewitness-header .tenant")).hasText("Log: " + tenantOfOthers);
        assertThat(log.entities()).hasText(Payouts.newestFirst(1));
    }

    private String endingAt(Instant end) {
        return Tokens.admin().tenant(tenant).expiringAt(end).sign();
    }
}
