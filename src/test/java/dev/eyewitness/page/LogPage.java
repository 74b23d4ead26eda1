package dev.eyewitness.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.eyewitness.service.Api;
import java.net.URI;

/** The page, in the words by which a person finds its parts. */
record LogPage(Page window) {

    private static final String PATH = "/admin-session-logs";

    /** Opens the page in that window. */
    static LogPage open(Page window) {
        return open(window, "");
    }

    /** Opens the page with a query, such as {@code ?q=action:login}. */
    static LogPage open(Page window, String query) {
        return open(window, Api.address(), query);
    }

    /** The same, of the service that listens there. */
    static LogPage open(Page window, URI service, String query) {
        window.navigate(service + PATH + query);
        return new LogPage(window);
    }

    /** Opens the page, signs in, and waits until it is live. */
    static LogPage live(Page window, String token) {
        return open(window).signIn(token).awaitLive();
    }

    LogPage signIn(String token) {
        window.getByLabel("Access token").fill(token);
        button("Sign in").click();
        return this;
    }

    LogPage awaitLive() {
        assertThat(badge()).hasText("Live");
        return this;
    }

    Locator badge() {
        return window.locator("eyewitness-badge");
    }

    Locator rows() {
        return window.locator("tbody tr");
    }

    Locator button(String name) {
        return window.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator text(String text) {
        return window.getByText(text);
    }
}
