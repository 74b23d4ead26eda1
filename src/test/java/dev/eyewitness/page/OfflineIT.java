package dev.eyewitness.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page on a device that loses its network, and one that is reloaded. */
@QuarkusIntegrationTest
@Tag(LogPage.THE_SAME_FROM_ANY_SERVICE)
@WithTestResource(Service.class)
class OfflineIT {

    /** Fewer than the page lets go of, more than come in one frame. */
    private static final int MANY = 400;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final Api api = Api.as(Tokens.admin().tenant(Tokens.newTenant()));
    private final Payouts payouts = new Payouts(api);

    @Test
    void whatHappenedMeanwhileIsThereOnce() {
        payouts.approve(1, 2);
        LogPage log = LogPage.live(CHROMIUM.window(), api.token());
        assertThat(log.rows()).hasCount(2);

        log.window().context().setOffline(true);
        assertThat(log.badge()).hasText("Offline");
        payouts.approve(3, 5);
        assertThat(log.entities()).hasText(Payouts.newestFirst(2));
        log.window().context().setOffline(false);

        log.awaitLive();
        assertThat(log.entities()).hasText(Payouts.newestFirst(5));
        payouts.approve(6, 6);
        assertThat(log.entities()).hasText(Payouts.newestFirst(6));
    }

    @Test
    void whatWasMissedIsReplayedAndTheBadgeSaysSo() {
        payouts.approve(1, 2);
        LogPage log = LogPage.live(CHROMIUM.window(), api.token());
        assertThat(log.rows()).hasCount(2);
        log.watchBadge();

        log.window().context().setOffline(true);
        assertThat(log.badge()).hasText("Offline");
        payouts.approve(3, MANY);
        log.window().context().setOffline(false);

        log.awaitLive();
        assertThat(log.entities()).hasText(Payouts.newestFirst(MANY));
        assertThat(log.badgeSaid()).endsWith("Replaying", "Live");
    }

    @Test
    void whatHappenedWhileTheBrowserHadFrozenItIsThereOnce() {
        payouts.approve(1, 2);
        LogPage log = LogPage.live(CHROMIUM.window(), api.token());
        assertThat(log.rows()).hasCount(2);
        CDPSession browser = log.window().context().newCDPSession(log.window());

        browser.send("Page.setWebLifecycleState", state("frozen"));
        payouts.approve(3, 5);
        browser.send("Page.setWebLifecycleState", state("active"));
        log.window().bringToFront();

        assertThat(log.entities()).hasText(Payouts.newestFirst(5));
        log.awaitLive();
    }

    @Test
    void whatHappenedWhileItWasReloadedIsThereOnce() {
        payouts.approve(1, 2);
        LogPage log = LogPage.live(CHROMIUM.window(), api.token());
        log.window().navigate("about:blank");
        payouts.approve(3, 4);

        log.window().goBack();

        log.awaitLive();
        assertThat(log.entities()).hasText(Payouts.newestFirst(4));
    }

    private static JsonObject state(String state) {
        JsonObject parameters = new JsonObject();
        parameters.addProperty("state", state);
        return parameters;
    }
}
