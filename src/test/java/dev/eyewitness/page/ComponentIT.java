package dev.eyewitness.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The log as an element of somebody else's page. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class ComponentIT {

    private static final String ELEMENT = "<eyewitness-log src=\"{service}\"></eyewitness-log>";

    /** Remembers each thing that the badge says from now on. */
    private static final String WATCH_BADGE = """
            () => {
              window.said = [];
              const badge = document.querySelector('eyewitness-log').shadowRoot.querySelector('eyewitness-badge').shadowRoot;
              const listen = () => window.said.push(badge.textContent.trim());
              new MutationObserver(listen).observe(badge, { subtree: true, childList: true, characterData: true });
            }
            """;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final String tenant = Tokens.newTenant();
    private final Api api = Api.as(Tokens.admin().tenant(tenant));

    @Test
    void isLiveByTheTokenOfThePageAroundIt() {
        api.stored("{\"action\":\"payout_created\",\"entityId\":\"po_16\"}");
        HostPage page =
                HostPage.in(CHROMIUM.window(), ELEMENT).signedIn(api.token()).open();
        assertThat(badge(page.logs())).hasText("Live");

        api.stored("{\"action\":\"payout_approved\",\"entityId\":\"po_17\"}");

        assertThat(page.logs().locator("tbody tr").first()).containsText("Ada Lovelace approved payout po_17");
        assertThat(page.logs().locator("tbody tr")).hasCount(2);
        assertThat(page.window().context().cookies()).isEmpty();
    }

    @Test
    void goesOnUnderANewTokenBeforeTheOldOneEnds() {
        Instant end = Instant.now().plusSeconds(12);
        String brief = Tokens.admin().tenant(tenant).expiringAt(end).sign();
        HostPage page = HostPage.in(CHROMIUM.window(), ELEMENT)
                .signedIn(brief, api.token())
                .open();
        assertThat(badge(page.logs())).hasText("Live");

        page.window().evaluate(WATCH_BADGE);

        page.window().waitForCondition(() -> page.asked() > 1);
        page.window().waitForCondition(() -> Instant.now().isAfter(end.plusSeconds(1)));
        api.record("login");

        assertThat(page.logs().locator("tbody tr")).hasCount(1);
        assertThat(badge(page.logs())).hasText("Live");
        assertThat(page.window().evaluate("window.said.join()")).isEqualTo("");
    }

    @Test
    void saysThatNobodyIsSignedInAndAsksAgain() {
        HostPage page = HostPage.in(CHROMIUM.window(), ELEMENT).signedIn().open();
        assertThat(page.logs()).containsText("nobody is signed in to the office");

        page.signedIn(api.token());
        page.logs().getByText("Try again").click();

        assertThat(badge(page.logs())).hasText("Live");
    }

    @Test
    void severalShowWhatEachIsToldTo() {
        api.stored("{\"action\":\"login\"}");
        api.stored("{\"action\":\"payout_approved\",\"entityType\":\"payout\",\"entityId\":\"po_17\"}");

        HostPage page = HostPage.in(
                        CHROMIUM.window(),
                        "<eyewitness-log src=\"{service}\" q=\"entity:payout/po_17\"></eyewitness-log>"
                                + "<eyewitness-log src=\"{service}\" q=\"action:login\"></eyewitness-log>")
                .signedIn(api.token())
                .open();

        assertThat(page.logs().nth(0).locator("tbody tr")).hasCount(1);
        assertThat(page.logs().nth(0).locator("tbody tr")).containsText("po_17");
        assertThat(page.logs().nth(1).locator("tbody tr")).hasCount(1);
        assertThat(page.logs().nth(1).locator("tbody tr")).containsText("logged in");
    }

    @Test
    void takesColoursFromThePageAroundItAndLeavesThatPageAsItIs() {
        api.record("login");
        HostPage page = HostPage.in(
                        CHROMIUM.window(),
                        "<eyewitness-log class=\"themed\" theme=\"dark\" src=\"{service}\"></eyewitness-log>")
                .signedIn(api.token())
                .open();
        assertThat(page.logs().locator("tbody tr")).hasCount(1);

        assertThat(page.logs().locator(".card").first()).hasCSS("background-color", "rgb(1, 2, 3)");
        assertThat(page.logs()).hasCSS("color-scheme", "dark");
        assertThat(page.window().locator("body > button")).hasCSS("border-top-color", "rgb(255, 0, 0)");
        assertThat(page.window().locator("body")).hasCSS("color-scheme", "normal");
        assertThat(page.window()).hasTitle("Office");
    }

    @Test
    void isServedAtAnAddressThatStaysToPagesOfAnyOrigin() {
        Response answer = RestAssured.given()
                .header("Origin", "https://elsewhere.example.com")
                .get("/eyewitness-log.js");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("text/javascript");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
    }

    private static Locator badge(Locator log) {
        return log.locator("eyewitness-badge");
    }
}
