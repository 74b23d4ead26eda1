package dev.eyewitness.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.eyewitness.service.Api;
import java.net.URI;
import java.util.List;

/** The page, in the words by which a person finds its parts. */
record LogPage(Page window) {

    /** The tag of tests of what the browser alone does: the files of the page are the same in the jar and in the native binary. */
    static final String THE_SAME_FROM_ANY_SERVICE = "browser";

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

    Locator searchBox() {
        return window.getByLabel("Search activities");
    }

    /** Types a query and enters it. */
    void search(String query) {
        searchBox().fill(query);
        searchBox().press("Enter");
    }

    Locator badge() {
        return window.locator("eyewitness-badge");
    }

    /** Remembers from now on what the badge says, however briefly. */
    LogPage watchBadge() {
        window.evaluate("""
                () => {
                  const header = document.querySelector('eyewitness-page').shadowRoot.querySelector('eyewitness-header');
                  const badge = header.shadowRoot.querySelector('eyewitness-badge').shadowRoot;
                  window.badgeSaid = [];
                  new MutationObserver(() => window.badgeSaid.push(badge.querySelector('.badge').textContent.trim()))
                    .observe(badge, { subtree: true, childList: true, characterData: true });
                }""");
        return this;
    }

    /** What the badge has said since, one after the other. */
    List<String> badgeSaid() {
        return ((List<?>) window.evaluate("window.badgeSaid"))
                .stream().map(String.class::cast).toList();
    }

    Locator rows() {
        return window.locator("eyewitness-activity-table tbody tr");
    }

    /** What was acted on, row by row. */
    Locator entities() {
        return rows().locator("td.entity .first");
    }

    Locator details() {
        return window.locator("eyewitness-details dialog");
    }

    Locator button(String name) {
        return window.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return window.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator text(String text) {
        return window.getByText(text);
    }
}
