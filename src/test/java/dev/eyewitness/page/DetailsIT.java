package dev.eyewitness.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Json;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Everything of one activity, beside the rows. */
@QuarkusIntegrationTest
@Tag(LogPage.THE_SAME_FROM_ANY_SERVICE)
@WithTestResource(Service.class)
class DetailsIT {

    private static final String CHANGE = """
            {"action": "subscription_updated", "sessionId": "s_81", "entityType": "subscription", "entityId": "sub_4",
             "changes": [{"field": "plan", "from": "free", "to": "pro"}],
             "metadata": {"order": {"total": 12345678901234567890, "items": ["chair"]}}}""";

    /** Far from the details in both directions, px. */
    private static final int BESIDE = 200;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final Api api = Api.as(Tokens.admin().tenant(Tokens.newTenant()));
    private JsonNode login;
    private JsonNode change;

    @BeforeEach
    void recordASession() {
        login = api.stored("{\"action\":\"login\",\"sessionId\":\"s_81\",\"ipAddress\":\"203.0.113.7\"}");
        change = api.stored(CHANGE);
        api.stored("{\"action\":\"login\",\"adminId\":\"bob\",\"sessionId\":\"s_82\"}");
    }

    @Test
    void showsChangesAndMetadata() {
        LogPage log = LogPage.live(CHROMIUM.window(), api.token());

        open(log, change);

        assertThat(log.details().locator(".changes del")).hasText("free");
        assertThat(log.details().locator(".changes ins")).hasText("pro");
        Locator total = log.details().locator(".tree").getByText("12345678901234567890");
        assertThat(total).isVisible();
        log.details().locator(".tree summary").first().click();
        assertThat(total).isHidden();
    }

    @Test
    void leadsThroughTheSession() {
        LogPage log = LogPage.live(CHROMIUM.window(), api.token());
        open(log, change);
        Locator session = log.details().locator(".timeline button");
        assertThat(session).hasCount(2);
        assertThat(session.first()).hasAttribute("aria-current", "true");

        session.last().click();

        assertThat(log.details().getByRole(AriaRole.HEADING).first()).hasText("Ada Lovelace logged in");
        assertThat(log.window()).hasURL(Pattern.compile("activity=" + id(login)));
        log.details().getByTitle("Show only s_81").click();
        assertThat(log.details()).isHidden();
        assertThat(log.rows()).hasCount(2);
        assertThat(log.searchBox()).hasValue("session:s_81");
    }

    @Test
    void staysWhenASelectionEndsBesideItAndClosesWhenThatIsPressed() {
        LogPage log = LogPage.live(CHROMIUM.window(), api.token());
        open(log, change);
        Mouse mouse = log.window().mouse();

        log.details().getByRole(AriaRole.HEADING).first().hover();
        mouse.down();
        mouse.move(BESIDE, BESIDE);
        mouse.up();
        assertThat(log.details()).isVisible();
        mouse.down();
        log.details().getByRole(AriaRole.HEADING).first().hover();
        mouse.up();
        assertThat(log.details()).isVisible();

        mouse.click(BESIDE, BESIDE);

        assertThat(log.details()).isHidden();
    }

    @Test
    void isCopiedAsJsonAsARequestAndAsALinkThatOpensIt() {
        Page window = CHROMIUM.window();
        window.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        LogPage log = LogPage.live(window, api.token());
        open(log, change);

        assertThat(Json.parse(copied(log, "Copy as JSON"))).isEqualTo(change);
        assertThat(copied(log, "Copy as curl"))
                .isEqualTo("curl -H \"Authorization: Bearer $TOKEN\" '%s/api/v1/activities/%s'"
                        .formatted(Api.address(), id(change)));
        String link = copied(log, "Copy link");
        window.navigate("about:blank");
        window.navigate(link);
        assertThat(log.details()).containsText("sub_4");
        assertThat(log.details()).containsText("pro");
    }

    @Test
    void saysSoWhereThereIsNoSuchActivity() {
        LogPage log = LogPage.open(CHROMIUM.window(), "?activity=01890a5d-ac96-774b-bcce-b302099a8057")
                .signIn(api.token());

        assertThat(log.details().getByRole(AriaRole.ALERT)).containsText("Not Found");
        log.details().getByLabel("Close the details").click();
        assertThat(log.details()).isHidden();
        assertThat(log.rows()).hasCount(3);
        assertThat(log.window()).not().hasURL(Pattern.compile("activity="));
    }

    private static void open(LogPage log, JsonNode activity) {
        log.rows().getByText(activity.path("description").asText()).click();
        assertThat(log.details()).isVisible();
        assertThat(log.window()).hasURL(Pattern.compile("activity=" + id(activity)));
    }

    private static String copied(LogPage log, String name) {
        log.details()
                .locator("eyewitness-copy-button[label='" + name + "'] button")
                .click();
        assertThat(log.details().locator("eyewitness-copy-button[label='" + name + "']"))
                .hasText("Copied");
        return (String) log.window().evaluate("navigator.clipboard.readText()");
    }

    private static String id(JsonNode activity) {
        return activity.path("id").asText();
    }
}
