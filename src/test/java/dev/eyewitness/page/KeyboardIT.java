package dev.eyewitness.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page without a mouse. */
@QuarkusIntegrationTest
@Tag(LogPage.THE_SAME_FROM_ANY_SERVICE)
@WithTestResource(Service.class)
class KeyboardIT {

    /** More than a window holds. */
    private static final int MANY = 60;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final Api api = Api.as(Tokens.admin().tenant(Tokens.newTenant()));
    private final Payouts payouts = new Payouts(api);
    private LogPage log;
    private Keyboard keyboard;

    @BeforeEach
    void openThreeRows() {
        payouts.approve(1, 3);
        log = LogPage.live(CHROMIUM.window(), api.token());
        keyboard = log.window().keyboard();
        assertThat(log.rows()).hasCount(3);
    }

    @Test
    void rowsAreGoneThroughAndOpened() {
        keyboard.press("j");
        assertThat(row("po_3")).isFocused();
        keyboard.press("j");
        assertThat(row("po_2")).isFocused();
        keyboard.press("k");
        assertThat(row("po_3")).isFocused();

        keyboard.press("Enter");
        assertThat(log.details()).containsText("po_3");
        keyboard.press("j");
        assertThat(log.details()).containsText("po_2");
        keyboard.press("Escape");

        assertThat(log.details()).isHidden();
        assertThat(row("po_3")).isFocused();
    }

    @Test
    void theFirstRowInSightIsWhereTheWayBegins() {
        payouts.approve(4, MANY);
        assertThat(log.rows()).hasCount(MANY);
        log.rows().nth(MANY / 2).evaluate("row => row.scrollIntoView({ block: 'center' })");
        assertThat(log.badge()).hasText("Paused");

        keyboard.press("j");

        Locator focused = log.window().locator("eyewitness-activity-table tbody tr:focus");
        assertThat(focused).isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
        assertThat(focused).not().containsText("po_" + MANY);
    }

    @Test
    void theFocusStaysWithItsRowWhileOthersArrive() {
        keyboard.press("j");
        keyboard.press("j");

        payouts.approve(4, 5);

        assertThat(log.entities()).hasText(Payouts.newestFirst(5));
        assertThat(row("po_2")).isFocused();
    }

    @Test
    void theSearchBoxIsReachedAndLeft() {
        keyboard.press("/");
        assertThat(log.searchBox()).isFocused();

        keyboard.type("jk?p/");
        assertThat(log.searchBox()).hasValue("jk?p/");
        assertThat(log.badge()).hasText("Live");
        log.searchBox().fill("entity:payout/po_1");
        keyboard.press("Enter");
        assertThat(log.rows()).hasCount(1);
        keyboard.press("Escape");

        assertThat(log.searchBox()).not().isFocused();
        keyboard.press("j");
        assertThat(row("po_1")).isFocused();
    }

    @Test
    void helpOpensOverTheRowAndGivesItBack() {
        Locator help = log.window().locator("eyewitness-help-dialog dialog");
        keyboard.press("j");

        keyboard.press("?");
        assertThat(help).containsText("action:user_*,login");
        keyboard.press("Escape");

        assertThat(help).isHidden();
        assertThat(row("po_3")).isFocused();
    }

    @Test
    void aMenuClosesThoughWhatHadTheFocusInItIsGone() {
        log.window().addInitScript(DownloadIT.WRITES_NO_FILES);
        log.window().reload();
        log.awaitLive();
        log.window().route("**/api/v1/activities/export?*", route -> {});
        log.button("Export").press("Enter");
        Locator panel = log.window().locator("eyewitness-export-menu .panel:not([role])");
        assertThat(panel).containsText("3 activities, oldest first");
        panel.locator("button.primary").press("Enter");
        assertThat(panel.getByLabel("Progress of the export")).isVisible();

        keyboard.press("Tab");
        assertThat(panel.getByText("Cancel")).isFocused();
        keyboard.press("Enter");
        assertThat(panel).containsText("Cancelled.");
        keyboard.press("Escape");

        assertThat(panel).hasCount(0);
        assertThat(log.button("Export")).isFocused();
    }

    @Test
    void rowsStandStillAndGoOn() {
        keyboard.press("p");
        assertThat(log.badge()).hasText("Paused");

        keyboard.press("p");

        assertThat(log.badge()).hasText("Live");
    }

    private Locator row(String payout) {
        return log.rows().filter(new Locator.FilterOptions().setHasText(payout));
    }
}
