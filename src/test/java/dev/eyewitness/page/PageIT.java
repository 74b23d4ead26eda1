package dev.eyewitness.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where the page is served, the way in, and that it is live. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class PageIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final Api api = Api.as(Tokens.admin().tenant(Tokens.newTenant()));

    @Test
    void showsWhatIsRecordedAsItHappens() {
        api.stored("{\"action\":\"payout_created\",\"entityId\":\"po_16\"}");
        LogPage log = LogPage.live(CHROMIUM.window(), api.token());
        assertThat(log.rows()).hasCount(1);

        api.stored("{\"action\":\"payout_approved\",\"entityId\":\"po_17\",\"ipAddress\":\"203.0.113.7\"}");

        assertThat(log.rows().first()).containsText("Ada Lovelace approved payout po_17");
        assertThat(log.rows().first()).containsText("ada@example.com");
        assertThat(log.rows().first()).containsText("203.0.113.7");
        assertThat(log.rows()).hasCount(2);
    }

    @Test
    void refusesATokenThatDoesNotHoldAndSaysWhy() {
        LogPage log = LogPage.open(CHROMIUM.window());

        log.signIn("not.a.token");

        assertThat(log.text("Unauthorized")).isVisible();
    }

    @Test
    void isDarkOrLightAsThePersonChoosesAlsoAfterAReload() {
        LogPage log = LogPage.live(CHROMIUM.window(), api.token());
        Locator page = log.window().locator("eyewitness-page");
        log.window().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));

        log.button("Dark").click();
        assertThat(page).hasCSS("color-scheme", "dark");
        Object dark = background(page);
        log.window().reload();
        log.awaitLive();
        assertThat(page).hasCSS("color-scheme", "dark");
        log.button("Light").click();
        assertThat(page).hasCSS("color-scheme", "light");
        assertThat(background(page)).isNotEqualTo(dark);

        log.window().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertThat(background(page)).isNotEqualTo(dark);
        log.button("As the system").click();
        assertThat(background(page)).isEqualTo(dark);
    }

    private static Object background(Locator element) {
        return element.evaluate("element => getComputedStyle(element).backgroundColor");
    }

    @Test
    void isWhereTheRootLeadsTo() {
        Page window = CHROMIUM.window();

        window.navigate(Api.address() + "/");

        assertThat(window).hasURL(Api.address() + "/admin-session-logs");
        assertThat(window).hasTitle(Pattern.compile("Eyewitness"));
    }

    @Test
    void loadsNothingFromElsewhereAndRunsNothingInline() {
        Response answer = RestAssured.get("/admin-session-logs");

        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .doesNotContain("unsafe")
                .doesNotContain("http");
        assertThat(answer.asString()).doesNotContainPattern("(src|href)=\"(https?:)?//");
    }
}
