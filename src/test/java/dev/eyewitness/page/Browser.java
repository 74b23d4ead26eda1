package dev.eyewitness.page;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's own Chromium, driven by Playwright. */
public final class Browser implements AutoCloseable {

    /** How long an assertion about the page waits: only a page that does not do it at all should fail. */
    private static final double PATIENCE_MILLIS = 60_000;

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            // A page that a test makes up comes from no network: the browser would not let it reach this machine's
            // services.
            "--disable-features=LocalNetworkAccessChecks");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Path executable) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(ARGUMENTS));
    }

    /** Starts it; empty where the machine has none. */
    public static Optional<Browser> start() {
        return executable().map(Browser::new);
    }

    private static Optional<Path> executable() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> names().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Stream<String> names() {
        return NAMES.stream();
    }

    /** What shares no cookie, no storage and no cache with another; its windows are this many pixels wide and high. */
    public BrowserContext profile(int width, int height) {
        BrowserContext context = chromium.newContext(
                new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(width, height));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context;
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
