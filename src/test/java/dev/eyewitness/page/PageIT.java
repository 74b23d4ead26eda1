package dev.eyewitness.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
@WithTestResource(Service.class)
class PageIT {

    private static final Logger LOG = Logger.getLogger(PageIT.class);

    private static @Nullable Browser browser;

    private final String tenant = Tokens.newTenant();
    private final Api api = Api.as(Tokens.admin().tenant(tenant));
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void startBrowser() {
        Optional<Browser> found = Browser.start();
        if (found.isEmpty()) {
            LOG.warn("THE PAGE IS NOT TESTED: no Chromium on the path");
            assertThat(System.getenv("CI"))
                    .as("a Chromium on the path, which CI must have")
                    .isNull();
        }
        Assumptions.assumeTrue(found.isPresent(), "no Chromium on the path");
        browser = found.get();
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void showsWhatIsRecordedAsItHappens() {
        api.post("{\"action\":\"payout_created\",\"entityId\":\"po_16\"}")
                .then()
                .statusCode(201);
        Page page = signedIn(api.token());
        assertThat(rows(page)).hasCount(1);

        api.post("{\"action\":\"payout_approved\",\"entityId\":\"po_17\",\"ipAddress\":\"203.0.113.7\"}")
                .then()
                .statusCode(201);

        assertThat(rows(page).first()).containsText("Ada Lovelace approved payout po_17");
        assertThat(rows(page).first()).containsText("ada@example.com");
        assertThat(rows(page).first()).containsText("203.0.113.7");
        assertThat(rows(page)).hasCount(2);
        assertThat(complaints).isEmpty();
    }

    @Test
    void writesHostileTextAsText() {
        api.post(
                        "{\"action\":\"login\",\"adminId\":\"x\",\"adminName\":\"<img src=x onerror=alert(1)><script>1</script>\"}")
                .then()
                .statusCode(201);

        Page page = signedIn(api.token());

        assertThat(rows(page).first()).containsText("<img src=x onerror=alert(1)>");
        assertThat(page.locator("img[src=x]")).hasCount(0);
        assertThat(complaints).isEmpty();
    }

    @Test
    void saysSoWhenTheSessionExpires() {
        api.record("login");
        Page page = signedIn(Tokens.admin()
                .tenant(tenant)
                .expiringAt(Instant.now().plusSeconds(15))
                .sign());

        assertThat(page.getByText("Your session has expired")).isVisible();
        assertThat(rows(page)).hasCount(1);
    }

    @Test
    void refusesATokenThatDoesNotHoldAndSaysWhy() {
        Page page = open("/admin-session-logs");

        submit(page, "not.a.token");

        assertThat(page.getByText("Unauthorized")).isVisible();
    }

    @Test
    void isWhereTheRootLeadsTo() {
        Page page = open("/");

        assertThat(page).hasURL(Api.address() + "/admin-session-logs");
        assertThat(page).hasTitle(Pattern.compile("Eyewitness"));
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

    private Page open(String path) {
        Page page = Objects.requireNonNull(browser).open(Api.address() + path);
        page.onPageError(complaints::add);
        return page;
    }

    private Page signedIn(String token) {
        Page page = open("/admin-session-logs");
        submit(page, token);
        assertThat(page.getByText("Live", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        return page;
    }

    private static void submit(Page page, String token) {
        page.getByLabel("Access token").fill(token);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Sign in").setExact(true))
                .click();
    }

    private static Locator rows(Page page) {
        return page.locator("tbody tr");
    }
}
