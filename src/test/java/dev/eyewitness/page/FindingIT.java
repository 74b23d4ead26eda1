package dev.eyewitness.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Looking for something: by typing, by picking, and by a link that somebody sent. */
@QuarkusIntegrationTest
@Tag(LogPage.THE_SAME_FROM_ANY_SERVICE)
@WithTestResource(Service.class)
class FindingIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final Api api = Api.as(Tokens.admin().tenant(Tokens.newTenant()));

    @BeforeEach
    void recordThree() {
        api.stored("{\"action\":\"login\",\"success\":false,\"failureReason\":\"wrong password\"}");
        api.stored("{\"action\":\"payout_approved\",\"entityType\":\"payout\",\"entityId\":\"po_17\"}");
        api.stored("{\"action\":\"user_suspended\",\"entityType\":\"user\",\"entityId\":\"u_1\"}");
    }

    @Test
    void aQueryNarrowsWhatIsThereAndWhatArrives() {
        LogPage log = LogPage.live(CHROMIUM.window(), api.token());
        assertThat(log.rows()).hasCount(3);

        log.search("action:payout_*,login");
        assertThat(log.rows()).hasCount(2);
        api.record("user_suspended");
        api.record("login");

        assertThat(log.rows()).hasCount(3);
        assertThat(log.rows().first()).containsText("logged in");
        assertThat(log.window()).hasURL(Pattern.compile("\\?q=action(:|%3A)payout_"));
    }

    @Test
    void aWrongQueryIsShownWhereItIsWrongAndTheRowsStay() {
        LogPage log = LogPage.live(CHROMIUM.window(), api.token());
        log.search("action:login");
        assertThat(log.rows()).hasCount(1);

        log.search("action:login severity:loud");

        assertThat(log.window().locator("mark")).hasText("loud");
        assertThat(log.window().locator(".fault")).containsText("info, notice, warning, critical");
        assertThat(log.rows()).hasCount(1);
    }

    @Test
    void whatIsPickedIsPartOfTheQueryAndCanBeTakenBack() {
        LogPage log = LogPage.live(CHROMIUM.window(), api.token());

        log.window().getByLabel("Outcome").selectOption("Failed");
        assertThat(log.rows()).hasCount(1);
        assertThat(log.rows()).containsText("wrong password");
        assertThat(log.searchBox()).hasValue("success:false");

        log.window().goBack();
        assertThat(log.rows()).hasCount(3);
        assertThat(log.searchBox()).hasValue("");
    }

    @Test
    void aTermIsTakenAwayByItself() {
        LogPage log = LogPage.live(CHROMIUM.window(), api.token());
        log.search("success:true entity:payout");
        assertThat(log.rows()).hasCount(1);

        log.button("Remove Entity: payout").click();

        assertThat(log.searchBox()).hasValue("success:true");
        assertThat(log.rows()).hasCount(2);
    }

    @ParameterizedTest
    @CsvSource({
        "Show only bob, adminId:bob",
        "Show only invoice/in_9, entity:invoice/in_9",
        "Show only 198.51.100.7, ip:198.51.100.7",
        "Show only session s_81, session:s_81"
    })
    void aValueInARowIsPressed(String title, String query) {
        api.stored("{\"action\":\"login\",\"adminId\":\"bob\",\"entityType\":\"invoice\",\"entityId\":\"in_9\","
                + "\"ipAddress\":\"198.51.100.7\",\"sessionId\":\"s_81\"}");
        LogPage log = LogPage.live(CHROMIUM.window(), api.token());
        assertThat(log.rows()).hasCount(4);

        log.rows()
                .getByTitle(title, new Locator.GetByTitleOptions().setExact(true))
                .click();

        assertThat(log.rows()).hasCount(1);
        assertThat(log.rows()).containsText("bob");
        log.window().goBack();
        assertThat(log.rows()).hasCount(4);
        log.window().goForward();
        assertThat(log.rows()).hasCount(1);
        assertThat(log.searchBox()).hasValue(query);
    }

    @Test
    void actionsArePickedFromTheCatalogue() {
        LogPage log = LogPage.live(CHROMIUM.window(), api.token());

        log.button("Action").click();
        log.window().getByLabel("Find an action").fill("payout app");
        log.window().getByLabel("Payout approved").check();
        assertThat(log.rows()).hasCount(1);
        log.window().getByLabel("Find an action").fill("suspended");
        log.window().getByLabel("User suspended").check();

        assertThat(log.rows()).hasCount(2);
        assertThat(log.searchBox()).hasValue("action:payout_approved,user_suspended");
        log.window().keyboard().press("Escape");
        assertThat(log.button("2 actions")).isFocused();
        assertThat(log.window().getByLabel("Find an action")).hasCount(0);
    }

    @Test
    void whatIsTypedWithPausesIsOneStepBack() {
        LogPage log = LogPage.live(CHROMIUM.window(), api.token());
        log.search("success:true");
        assertThat(log.rows()).hasCount(2);

        log.searchBox().fill("");
        log.searchBox().pressSequentially("payout");
        assertThat(log.window()).hasURL(Pattern.compile("\\?q=payout$"));
        log.searchBox().pressSequentially(" approved");
        assertThat(log.window()).hasURL(Pattern.compile("\\?q=payout(\\+|%20)approved$"));
        log.searchBox().press("Enter");
        assertThat(log.rows()).hasCount(1);

        log.window().goBack();
        assertThat(log.searchBox()).hasValue("success:true");
        assertThat(log.rows()).hasCount(2);
        log.window().goBack();
        assertThat(log.searchBox()).hasValue("");
        assertThat(log.rows()).hasCount(3);
    }

    @Test
    void aTimeIsPickedAmongTheUsual() {
        api.stored(Json.activity("logout")
                .put("occurredAt", Instant.now().minus(Duration.ofHours(2)).toString())
                .toString());
        LogPage log = LogPage.live(CHROMIUM.window(), api.token());
        assertThat(log.rows()).hasCount(4);

        log.button("Any time").click();
        log.button("Last hour").click();

        assertThat(log.rows()).hasCount(3);
        assertThat(log.searchBox()).hasValue(Pattern.compile("after:\\S+Z"));
    }

    @Test
    void aSeverityMeansThatOrAbove() {
        api.stored("{\"action\":\"login\",\"severity\":\"warning\"}");
        api.stored("{\"action\":\"login\",\"severity\":\"critical\"}");
        LogPage log = LogPage.live(CHROMIUM.window(), api.token());

        log.window().getByLabel("Severity").selectOption("Critical or above");

        assertThat(log.rows()).hasCount(1);
        assertThat(log.rows()).containsText("Critical");
        assertThat(log.searchBox()).hasValue("severity:>=critical");
    }

    @Test
    void fieldsActionsAndAdminsAreCompleted() {
        api.stored("{\"action\":\"payout_approved\",\"adminId\":\"bob\",\"adminName\":\"Bob Moore\"}");
        LogPage log = LogPage.live(CHROMIUM.window(), api.token());
        assertThat(log.rows()).hasCount(4);
        Locator suggestions = log.window().locator("#suggestions li");

        log.searchBox().pressSequentially("act");
        assertThat(suggestions.first()).containsText("action:");
        accept(log);
        assertThat(log.searchBox()).hasValue("action:");
        log.searchBox().pressSequentially("payout_app");
        assertThat(suggestions).hasText("payout_approved Payout approved");
        accept(log);
        assertThat(log.rows()).hasCount(2);

        log.searchBox().pressSequentially("adminId:bo");
        assertThat(suggestions).hasText("bob Bob Moore");
        accept(log);
        assertThat(log.rows()).hasCount(1);
        assertThat(log.rows()).containsText("Bob Moore");
        assertThat(log.searchBox()).hasValue(Pattern.compile("action:payout_approved adminId:bob ?"));
    }

    @Test
    void searchesAreSavedInThisBrowser() {
        LogPage log = LogPage.live(CHROMIUM.window(), api.token());
        log.search("success:false");
        assertThat(log.rows()).hasCount(1);
        log.button("Saved").click();
        log.window().getByLabel("Name of this search").fill("What failed");
        log.button("Save").click();
        assertThat(log.button("What failed")).isVisible();

        log = LogPage.open(log.window()).awaitLive();
        assertThat(log.rows()).hasCount(3);
        log.button("Saved").click();
        log.button("What failed").click();

        assertThat(log.rows()).hasCount(1);
        assertThat(log.searchBox()).hasValue("success:false");
        log.button("Saved").click();
        log.button("Delete What failed").click();
        assertThat(log.text("None yet.")).isVisible();
    }

    @Test
    void aLinkLeadsToTheSame() {
        Page window = CHROMIUM.window();

        LogPage log = LogPage.open(window, "?q=entity:payout/po_17")
                .signIn(api.token())
                .awaitLive();

        assertThat(log.rows()).hasCount(1);
        assertThat(log.rows()).containsText("po_17");
        window.reload();
        assertThat(log.rows()).hasCount(1);
        assertThat(log.searchBox()).hasValue("entity:payout/po_17");
    }

    private static void accept(LogPage log) {
        log.searchBox().press("ArrowDown");
        log.searchBox().press("Enter");
    }
}
