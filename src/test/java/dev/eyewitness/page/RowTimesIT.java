package dev.eyewitness.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Json;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When something happened: at a glance, to the millisecond where one asks, and on paper. */
@QuarkusIntegrationTest
@Tag(LogPage.THE_SAME_FROM_ANY_SERVICE)
@WithTestResource(Service.class)
class RowTimesIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final Api api = Api.as(Tokens.admin().tenant(Tokens.newTenant()));
    private LogPage log;

    @BeforeEach
    void openTwoRowsFarFromGreenwich() {
        api.stored(Json.activity("login")
                .put("occurredAt", "2026-11-15T22:04:05.678Z")
                .toString());
        api.stored(Json.activity("logout")
                .put("occurredAt", Instant.now().minus(Duration.ofMinutes(3)).toString())
                .toString());
        Page window = CHROMIUM.window();
        JsonObject zone = new JsonObject();
        zone.addProperty("timezoneId", "Asia/Kolkata");
        window.context().newCDPSession(window).send("Emulation.setTimezoneOverride", zone);
        log = LogPage.live(window, api.token());
        assertThat(log.rows()).hasCount(2);
    }

    @Test
    void isRelativeAndExactOnHoverInLocalTimeAndInUtc() {
        assertThat(time(log.rows().first()).locator(".first")).hasText(Pattern.compile("\\d min ago"));
        assertThat(time(log.rows().last()).locator(".first")).hasText("16 Nov");
        assertThat(time(log.rows().last()))
                .hasAttribute(
                        "title",
                        Pattern.compile(
                                "^2026-11-16 03:34:05\\.678 \\+05:30 \\(local\\)\n2026-11-15 22:04:05\\.678 UTC\n"));
    }

    @Test
    void onPaperIsTheDateWithTheTimeAndWhenItWasPrinted() {
        log.window().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        Locator time = time(log.rows().last());
        assertThat(time.getByText("2026-11-16 03:34:05.678 +05:30")).isVisible();
        assertThat(time.getByText("16 Nov")).isHidden();
        assertThat(log.window().locator("eyewitness-print-date")).isVisible();
        assertThat(log.window().locator("eyewitness-print-date")).containsText("Printed: 20");
        assertThat(log.text("Shown: everything")).isVisible();
        assertThat(log.searchBox()).isHidden();
        assertThat(log.badge()).isHidden();
    }

    private static Locator time(Locator row) {
        return row.locator("time");
    }
}
