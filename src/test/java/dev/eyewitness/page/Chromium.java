package dev.eyewitness.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Gives a test windows of a real browser, one browser for all test classes, and lets no test pass in which a window complained. */
public final class Chromium implements BeforeAllCallback, AfterEachCallback {

    private static final Logger LOG = Logger.getLogger(Chromium.class);
    private static final Namespace NAMESPACE = Namespace.create(Chromium.class);
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 900;

    private final Complaints complaints = new Complaints();
    private final List<BrowserContext> profiles = new ArrayList<>();
    private @Nullable Browser browser;

    /** The browser of this run: empty where the machine has none. */
    private record Found(Optional<Browser> browser) implements AutoCloseable {

        @Override
        public void close() {
            browser.ifPresent(Browser::close);
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Optional<Browser> found = context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Found.class, key -> new Found(Browser.start()), Found.class)
                .browser();
        if (found.isEmpty()) {
            LOG.warn("THE PAGE IS NOT TESTED: no Chromium on the path");
            assertThat(System.getenv("CI"))
                    .as("a Chromium on the path, which CI must have")
                    .isNull();
        }
        Assumptions.assumeTrue(found.isPresent(), "no Chromium on the path");
        browser = found.get();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        profiles.forEach(BrowserContext::close);
        profiles.clear();
        List<String> heard = complaints.take();
        if (context.getExecutionException().isEmpty()) {
            assertThat(heard).as("complaints of the browser").isEmpty();
        } else {
            heard.forEach(LOG::warn);
        }
    }

    /** An empty window that shares nothing with another. */
    public Page window() {
        return window(WIDTH, HEIGHT);
    }

    /** The same, that many pixels wide and high. */
    Page window(int width, int height) {
        BrowserContext profile = Objects.requireNonNull(browser).profile(width, height);
        profiles.add(profile);
        complaints.listen(profile);
        return profile.newPage();
    }
}
