package dev.eyewitness.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows that stand still for who reads, while what arrives is counted. */
@QuarkusIntegrationTest
@Tag(LogPage.THE_SAME_FROM_ANY_SERVICE)
@WithTestResource(Service.class)
class PauseIT {

    /** More than a window holds. */
    private static final int MANY = 40;

    private static final int FAR = 100_000;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final Api api = Api.as(Tokens.admin().tenant(Tokens.newTenant()));
    private final Payouts payouts = new Payouts(api);

    @Test
    void whatArrivesWaitsUntilItIsAskedFor() {
        payouts.approve(1, 1);
        LogPage log = LogPage.live(CHROMIUM.window(), api.token());
        assertThat(log.rows()).hasCount(1);

        log.button("Pause").click();
        assertThat(log.badge()).hasText("Paused");
        payouts.approve(2, 3);
        assertThat(log.button("2 new")).isVisible();
        assertThat(log.entities()).hasText(Payouts.newestFirst(1));
        payouts.approve(4, 4);
        assertThat(log.button("3 new")).isVisible();

        log.button("3 new").click();
        assertThat(log.entities()).hasText(Payouts.newestFirst(4));
        assertThat(log.badge()).hasText("Live");
    }

    @Test
    void whoReadsFurtherDownIsLeftInPeaceAndWhoComesBackSeesAll() {
        payouts.approve(1, MANY);
        LogPage log = LogPage.live(CHROMIUM.window(), api.token());
        assertThat(log.rows()).hasCount(MANY);

        log.window().mouse().wheel(0, FAR);
        assertThat(log.badge()).hasText("Paused");
        Locator read = log.rows().last();
        assertThat(read).isInViewport();
        double before = top(read);
        payouts.approve(MANY + 1, MANY + 3);

        assertThat(log.button("3 new")).isInViewport();
        assertThat(log.entities()).hasText(Payouts.newestFirst(MANY));
        assertThat(top(read)).as("where the row stands that is being read").isEqualTo(before);

        log.window().mouse().wheel(0, -FAR);
        assertThat(log.badge()).hasText("Live");
        assertThat(log.entities()).hasText(Payouts.newestFirst(MANY + 3));
    }

    private static double top(Locator element) {
        return ((Number) element.evaluate("element => element.getBoundingClientRect().top")).doubleValue();
    }
}
