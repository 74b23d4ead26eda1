package dev.eyewitness.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is on, and the way from there to what they did. */
@QuarkusIntegrationTest
@Tag(LogPage.THE_SAME_FROM_ANY_SERVICE)
@WithTestResource(Service.class)
class SessionsViewIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final Api api = Api.as(Tokens.admin().tenant(Tokens.newTenant()));

    @BeforeEach
    void recordTwoSessions() {
        api.stored("{\"action\":\"login\",\"sessionId\":\"s_81\",\"ipAddress\":\"203.0.113.7\"}");
        api.stored("{\"action\":\"payout_approved\",\"sessionId\":\"s_81\",\"success\":false}");
        api.stored("{\"action\":\"login\",\"adminId\":\"bob\",\"adminName\":\"Bob\",\"sessionId\":\"s_82\"}");
        api.stored("{\"action\":\"logout\",\"adminId\":\"bob\",\"sessionId\":\"s_82\"}");
    }

    @Test
    void showsWhoIsOnNowAndWhatTheyDid() {
        LogPage log = LogPage.live(CHROMIUM.window(), api.token());

        log.link("Sessions").click();
        assertThat(sessions(log)).hasCount(1);
        assertThat(sessions(log)).containsText("Ada Lovelace");
        assertThat(sessions(log)).containsText("203.0.113.7");
        assertThat(sessions(log)).containsText("2 activities");
        assertThat(sessions(log)).containsText("1 failed");
        assertThat(log.window()).hasURL(Pattern.compile("view=sessions"));

        log.button("Activities of this session of Ada Lovelace").click();
        assertThat(log.rows()).hasCount(2);
        assertThat(log.rows().first()).isVisible();
        assertThat(log.searchBox()).hasValue("session:s_81");

        log.window().goBack();
        assertThat(sessions(log)).hasCount(1);
    }

    @Test
    void onPaperAreDatesWithTheirTimes() {
        LogPage log = LogPage.open(CHROMIUM.window(), "?view=sessions").signIn(api.token());
        assertThat(sessions(log).getByText(Pattern.compile("since .*(now|ago)")))
                .isVisible();

        log.window().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(sessions(log).getByText(Pattern.compile("since .*(now|ago)")))
                .isHidden();
        assertThat(sessions(log).getByText(Pattern.compile("since 20\\d\\d-\\d\\d-\\d\\d \\d\\d:")))
                .isVisible();
        log.window().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    }

    @Test
    void whoComesAndWhoGoesIsSeenWithoutBeingAskedFor() {
        LogPage log = LogPage.live(CHROMIUM.window(), api.token());
        log.link("Sessions").click();
        assertThat(sessions(log)).hasCount(1);

        api.stored("{\"action\":\"login\",\"adminId\":\"eve\",\"sessionId\":\"s_83\"}");
        assertThat(sessions(log)).hasCount(2);
        assertThat(sessions(log).first()).containsText("eve");
        api.stored("{\"action\":\"logout\",\"adminId\":\"eve\",\"sessionId\":\"s_83\"}");

        assertThat(sessions(log)).hasCount(1);
        assertThat(sessions(log)).containsText("Ada Lovelace");
    }

    @Test
    void showsThoseThatHaveEndedAndHow() {
        LogPage log = LogPage.open(CHROMIUM.window(), "?view=sessions").signIn(api.token());
        assertThat(sessions(log)).hasCount(1);

        log.button("All").click();

        assertThat(sessions(log)).hasCount(2);
        assertThat(sessions(log).filter(new Locator.FilterOptions().setHasText("Bob")))
                .containsText("Logged out");
        log.window().reload();
        assertThat(sessions(log)).hasCount(2);
        assertThat(log.button("All")).hasAttribute("aria-pressed", "true");
        log.window().goBack();
        assertThat(sessions(log)).hasCount(1);
    }

    @Test
    void anActivityThatTheAddressNamesIsShownOverThem() {
        String id = api.stored("{\"action\":\"logout\",\"entityId\":\"po_17\"}")
                .get("id")
                .asText();
        LogPage log =
                LogPage.open(CHROMIUM.window(), "?view=sessions&activity=" + id).signIn(api.token());

        assertThat(log.details()).isVisible();
        assertThat(log.details()).containsText("po_17");
        log.window().keyboard().press("Escape");

        assertThat(log.details()).isHidden();
        log.button("All").click();
        assertThat(sessions(log)).hasCount(2);
    }

    private static Locator sessions(LogPage log) {
        return log.window().locator("eyewitness-sessions li");
    }
}
