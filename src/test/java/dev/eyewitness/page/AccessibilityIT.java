package dev.eyewitness.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The main states of the page under the rules of axe-core, light and dark. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class AccessibilityIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final Api api = Api.as(Tokens.admin().tenant(Tokens.newTenant()));

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
}
