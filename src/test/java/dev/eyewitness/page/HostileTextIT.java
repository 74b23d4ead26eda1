package dev.eyewitness.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Json;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is recorded is text and nothing else, whoever wrote it: it is seen as it is, runs nothing, and leaves the page in its place. That
 * the browser did not complain, {@link Chromium} sees to.
 */
@QuarkusIntegrationTest
@Tag(LogPage.THE_SAME_FROM_ANY_SERVICE)
@WithTestResource(Service.class)
class HostileTextIT {

    /** What no text may become. The page's own script is the one that is a module. */
    private static final String ELEMENTS =
            "script:not([type=module]), img, iframe, object, embed, link[href*=hostile], base";

    /** Each needs a window of its own, hence few. */
    private static final Set<String> IN_A_TOKEN = Set.of("a script", "one long word", "an override");

    /** So many the service counts. */
    private static final int MOST_FREQUENT = 10;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final String tenant = Tokens.newTenant();
    private final Api api = Api.as(Tokens.admin().tenant(tenant));

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void isShownAsText(int width) {
        HostileText.all().forEach(hostile -> api.stored(hostile.activity()));
        Page window = CHROMIUM.window(width, 800);

        LogPage log = LogPage.live(window, api.token());

        assertThat(log.rows()).hasCount(HostileText.all().size());
        for (HostileText hostile : HostileText.all()) {
            assertThat(log.rows().getByText(hostile.shown()).first()).isVisible();
        }
        assertHarmless(log);
    }

    @Test
    void detailsAreShownAsText() {
        HostileText.all().forEach(hostile -> api.stored(hostile.activity()));
        LogPage log = LogPage.live(CHROMIUM.window(360, 800), api.token());
        assertThat(log.rows()).hasCount(HostileText.all().size());

        for (HostileText hostile : HostileText.all().reversed()) {
            log.rows().nth(HostileText.all().reversed().indexOf(hostile)).focus();
            log.window().keyboard().press("Enter");

            assertThat(log.details().getByRole(AriaRole.HEADING).first()).containsText(hostile.shown());
            assertThat(log.details().locator(".tree")).containsText(hostile.shown());
            assertThat(log.details().locator(".changes ins")).isVisible();
            assertThat(log.details().locator(".timeline button")).hasCount(1);
            assertHarmless(log);
            assertNothingBeyond(log.details());
            log.window().keyboard().press("Escape");
            assertThat(log.details()).isHidden();
        }
    }

    @Test
    void sessionsAreShownAsText() {
        HostileText.all().forEach(hostile -> api.stored(hostile.activity()));
        LogPage log = LogPage.live(CHROMIUM.window(360, 800), api.token());

        log.link("Sessions").click();
        log.button("All").click();

        Locator sessions = log.window().locator("eyewitness-sessions li");
        assertThat(sessions).hasCount(HostileText.all().size());
        for (HostileText hostile : HostileText.all()) {
            assertThat(sessions.getByText(hostile.shown()).first()).isVisible();
        }
        assertHarmless(log);
    }

    @Test
    void whatIsSearchedForIsShownAsText() {
        LogPage log = LogPage.live(CHROMIUM.window(360, 800), api.token());
        Locator chips = log.window().locator("eyewitness-term-chips");

        for (HostileText hostile : HostileText.all()) {
            log.search("adminId:" + quoted(hostile));

            assertThat(chips).containsText(hostile.shown());
            assertHarmless(log);
        }
    }

    @Test
    void suggestionsAreShownAsText() {
        HostileText.all().forEach(hostile -> api.stored(hostile.activity()));
        LogPage log = LogPage.live(CHROMIUM.window(360, 800), api.token());
        assertThat(log.rows()).hasCount(HostileText.all().size());

        log.searchBox().fill("adminId:");

        Locator suggestions = log.window().locator("#suggestions li");
        assertThat(suggestions).hasCount(HostileText.all().size());
        for (HostileText hostile : HostileText.all()) {
            assertThat(suggestions.locator(".label").getByText(hostile.shown()).first())
                    .isVisible();
        }
        assertHarmless(log);
        assertNothingBeyond(log.window().locator("#suggestions"));
    }

    @Test
    void theMostFrequentAreShownAsText() {
        HostileText.all().forEach(hostile -> api.stored(hostile.activity()));
        LogPage log = LogPage.live(CHROMIUM.window(360, 800), api.token());

        log.text("Most frequent actions and most active admins").click();

        Locator admins = log.window().locator("eyewitness-overview ol").last().locator("bdi");
        assertThat(admins).hasCount(MOST_FREQUENT);
        assertThat(admins.allInnerTexts())
                .allSatisfy(text -> assertThat(HostileText.all())
                        .anySatisfy(hostile -> assertThat(text).contains(hostile.shown())));
        assertHarmless(log);
    }

    @Test
    void actionsOfATenantAreShownAsText() {
        for (HostileText hostile : HostileText.all()) {
            String code = "own_" + HostileText.all().indexOf(hostile);
            String label = hostile.text()
                    .codePoints()
                    .limit(100)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            api.request()
                    .contentType(ContentType.JSON)
                    .body(Json.object()
                            .put("label", label)
                            .put("category", "security")
                            .put("icon", "file-x")
                            .put("severity", "critical")
                            .put("template", hostile.text().replaceAll("[{}\\[\\]|]", " "))
                            .toString())
                    .put("/api/v1/actions/" + code)
                    .then()
                    .statusCode(200);
            api.record(code);
        }

        LogPage log = LogPage.live(CHROMIUM.window(360, 800), api.token());

        assertThat(log.rows()).hasCount(HostileText.all().size());
        assertHarmless(log);
    }

    @Test
    void whoIsSignedInIsShownAsText() {
        List<HostileText> few = HostileText.all().stream()
                .filter(hostile -> IN_A_TOKEN.contains(hostile.name()))
                .toList();
        assertThat(few).hasSameSizeAs(IN_A_TOKEN);
        for (HostileText hostile : few) {
            Tokens token = Tokens.admin().tenant(hostile.text()).claim("name", hostile.text());

            LogPage log = LogPage.live(CHROMIUM.window(360, 800), token.sign());

            assertThat(log.window().locator("eyewitness-header")).containsText(hostile.shown());
            assertHarmless(log);
        }
    }

    private static String quoted(HostileText hostile) {
        return '"' + hostile.text().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static void assertHarmless(LogPage log) {
        Page window = log.window();
        assertThat(window.evaluate("window.hostile")).isNull();
        assertThat(window.locator(ELEMENTS)).hasCount(0);
        assertNothingBeyond(window.locator(":root"));
    }

    private static void assertNothingBeyond(Locator element) {
        assertThat((int) element.evaluate("element => element.scrollWidth - element.clientWidth"))
                .as("what lies beyond the right edge, px")
                .isZero();
    }
}
