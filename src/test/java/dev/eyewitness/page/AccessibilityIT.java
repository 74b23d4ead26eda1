package dev.eyewitness.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The main states of the page under the rules of axe-core, light and dark. */
@QuarkusIntegrationTest
@Tag(LogPage.THE_SAME_FROM_ANY_SERVICE)
@WithTestResource(Service.class)
class AccessibilityIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final String tenant = Tokens.newTenant();
    private final Api api = Api.as(Tokens.admin().tenant(tenant));

    @Test
    void signedOut() {
        LogPage log = LogPage.open(CHROMIUM.window());
        assertThat(log.text("Access token")).isVisible();

        Accessibility.check(log.window());
    }

    @Test
    void nothingRecorded() {
        LogPage log = LogPage.live(CHROMIUM.window(), api.token());
        assertThat(log.text("Nothing has been recorded yet")).isVisible();

        Accessibility.check(log.window());
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void rows(int width) {
        api.post(
                "{\"action\":\"login\",\"ipAddress\":\"203.0.113.7\",\"success\":false,\"failureReason\":\"wrong password\"}");
        api.post(
                "{\"action\":\"payout_approved\",\"entityType\":\"payout\",\"entityId\":\"po_17\",\"userAgent\":\"curl/8\"}");
        api.post("{\"action\":\"admin_role_changed\",\"severity\":\"critical\"}");
        Page window = CHROMIUM.window(width, 800);
        LogPage log = LogPage.live(window, api.token());
        assertThat(log.rows()).hasCount(3);

        Accessibility.check(window);
    }

    @Test
    void detailsAndHelp() {
        api.post("{\"action\":\"payout_approved\",\"sessionId\":\"s_81\",\"metadata\":{\"order\":{\"total\":12.5}},"
                + "\"changes\":[{\"field\":\"plan\",\"from\":\"free\",\"to\":\"pro\"}]}");
        LogPage log = LogPage.live(CHROMIUM.window(), api.token());
        log.window().keyboard().press("?");
        assertThat(log.text("How to search, and keys")).isVisible();
        Accessibility.check(log.window());
        log.window().keyboard().press("Escape");

        assertThat(log.text("How to search, and keys")).isHidden();
        assertThat(log.rows()).hasCount(1);
        log.window().keyboard().press("j");
        assertThat(log.rows().first()).isFocused();
        log.window().keyboard().press("Enter");
        assertThat(log.details().locator(".timeline li")).hasCount(1);
        Accessibility.check(log.window());
    }

    @Test
    void whatOpensToBeChosenFrom() {
        api.record("login");
        LogPage log = LogPage.live(CHROMIUM.window(), api.token());

        for (String name : List.of("Action", "Any time", "Saved", "Export")) {
            log.button(name).click();
            assertThat(log.window().locator("[aria-expanded=true]")).hasText(name);
            Accessibility.check(log.window());
            log.window().keyboard().press("Escape");
        }
    }

    @Test
    void theMostFrequent() {
        api.record("login");
        LogPage log = LogPage.live(CHROMIUM.window(), api.token());

        log.text("Most frequent actions and most active admins").click();
        assertThat(log.window().locator("eyewitness-overview ol button")).hasCount(2);

        Accessibility.check(log.window());
    }

    @Test
    void anExportThatRunsAndOneThatHasEnded() {
        api.record("login");
        Page window = CHROMIUM.window();
        window.addInitScript(DownloadIT.WRITES_NO_FILES);
        LogPage log = LogPage.live(window, api.token());
        window.route("**/api/v1/activities/export?*", route -> {});
        log.button("Export").click();
        assertThat(log.text("1 activity, oldest first")).isVisible();
        window.locator("eyewitness-export-menu button.primary").click();
        assertThat(window.getByLabel("Progress of the export")).isVisible();
        Accessibility.check(window);

        log.button("Cancel").click();
        assertThat(log.text("Cancelled.")).isVisible();
        Accessibility.check(window);
    }

    @Test
    void aFaultAndSuggestionsOverRowsThatStandStill() {
        api.record("login");
        LogPage log = LogPage.live(CHROMIUM.window(), api.token());
        assertThat(log.rows()).hasCount(1);
        log.button("Pause").click();
        api.record("logout");
        assertThat(log.button("1 new")).isVisible();
        log.search("severty:critical");
        assertThat(log.window().locator("mark")).hasText("severty:critical");
        Accessibility.check(log.window());

        log.searchBox().fill("sev");
        assertThat(log.window().locator("#suggestions li").first()).isVisible();
        Accessibility.check(log.window());
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void sessionsOfWhoMustSignInAnewSoon(int width) {
        api.post("{\"action\":\"login\",\"sessionId\":\"s_81\",\"ipAddress\":\"203.0.113.7\",\"success\":false}");
        Tokens brief = Tokens.admin().tenant(tenant).expiringAt(Instant.now().plusSeconds(200));
        LogPage log =
                LogPage.open(CHROMIUM.window(width, 800), "?view=sessions").signIn(brief.sign());
        assertThat(log.window().locator("eyewitness-sessions li")).hasCount(1);
        log.button("Stay signed in").click();
        assertThat(log.window().getByLabel("Access token")).isVisible();

        Accessibility.check(log.window());
    }
}
