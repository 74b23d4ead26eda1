package dev.eyewitness.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where the token is after signing in: in a cookie that only the service reads. That it is in no address, {@link Chromium} sees to. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class TokenSecrecyIT {

    /** Everything that a script of the page could read later. */
    private static final String IN_REACH_OF_SCRIPTS = """
            async () => {
              const databases = await indexedDB.databases();
              const caches = await window.caches.keys();
              const state = [document.cookie, window.name, JSON.stringify(history.state), document.referrer];
              return JSON.stringify([localStorage, sessionStorage, databases, caches, state]);
            }
            """;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final Api api = Api.as(Tokens.admin().tenant(Tokens.newTenant()));

    @Test
    void theTokenIsInACookieThatNoScriptAndNoOtherSiteHas() {
        LogPage log = LogPage.live(CHROMIUM.window(), api.token());

        List<Cookie> cookies = log.window().context().cookies();
        assertThat(cookies).singleElement().satisfies(cookie -> {
            assertThat(cookie.value).isEqualTo(api.token());
            assertThat(cookie.httpOnly).isTrue();
            assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.STRICT);
        });
        assertThat((String) log.window().evaluate(IN_REACH_OF_SCRIPTS)).doesNotContain(signature());
    }

    @Test
    void theFieldIsEmptyOnceTheTokenIsSent() {
        LogPage log = LogPage.open(CHROMIUM.window());

        log.signIn("not.a.token");

        assertThat(log.text("Unauthorized")).isVisible();
        assertThat(log.window().getByLabel("Access token")).isEmpty();
    }

    @Test
    void signingOutLeavesNothing() {
        LogPage log = LogPage.live(CHROMIUM.window(), api.token());
        Page window = log.window();

        log.button("Sign out").click();

        assertThat(window.getByLabel("Access token")).isVisible();
        assertThat(window.context().cookies()).isEmpty();
        window.reload();
        assertThat(window.getByLabel("Access token")).isVisible();
    }

    private String signature() {
        return api.token().substring(api.token().lastIndexOf('.'));
    }
}
