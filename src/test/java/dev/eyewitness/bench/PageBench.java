package dev.eyewitness.bench;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import dev.eyewitness.page.Browser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;
import org.HdrHistogram.Histogram;

/** How fast the page is in Chromium, and what it costs to leave it open: the measurements of {@code bench/page}. */
public final class PageBench {

    private static final PrintStream OUT = System.out;

    private static final int RUNS = 15;
    private static final int BODIES = 1_000;
    private static final int PER_SECOND = 100;
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 900;
    private static final double BYTES_PER_KIBIBYTE = 1_024;
    private static final double MINUTE_MILLIS = 60_000;

    /** Long enough for the page to have as many rows as it ever has. */
    private static final double WARM_UP_MILLIS = 45_000;

    /** Notes when the first row is there, seen from the moment at which the address was entered. */
    private static final String NOTE_FIRST_ROW = """
            const has = (root) => root.querySelector('tbody tr') !== null
                || [...root.querySelectorAll('*')].some(({ shadowRoot }) => shadowRoot !== null && has(shadowRoot));
            const look = () => {
                if (has(document)) { window.firstRowMs = performance.now(); } else { requestAnimationFrame(look); }
            };
            requestAnimationFrame(look);
            """;

    private final String token = IngestTarget.token();
    private final Path bodies = SampleActivities.write(BODIES, 1);
    private final IngestTarget service;
    private final Browser browser;

    private PageBench(IngestTarget service, Browser browser) throws IOException {
        this.service = service;
        this.browser = browser;
    }

    /** Runs with the minutes for which activities arrive. */
    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        int minutes = arguments.length == 0 ? 10 : Integer.parseInt(arguments[0]);
        try (DurablePostgres postgres = DurablePostgres.start();
                IngestTarget service = IngestTarget.service(postgres, Map.of());
                Browser browser = Browser.start().orElseThrow()) {
            OUT.printf("%s%n%s%n%n", Machine.describe(), postgres.describe());
            PageBench bench = new PageBench(service, browser);
            bench.arrive(Duration.ofSeconds(2)).get();
            bench.firstRows();
            bench.longWatch(minutes);
        }
    }

    /** Activities arrive at the rate of the measurement. */
    private Future<Histogram> arrive(Duration time) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return PacedLoad.run(service.single(), bodies, token, PER_SECOND, time);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Each in a profile of its own, with nothing in its cache. */
    private void firstRows() {
        double[] milliseconds = new double[RUNS];
        long script = 0;
        for (int run = 0; run < RUNS; run++) {
            try (BrowserContext profile = signedIn()) {
                profile.addInitScript(NOTE_FIRST_ROW);
                Page page = profile.newPage();
                List<Response> scripts = new ArrayList<>();
                page.onResponse(response -> {
                    if (response.url().endsWith(".js")) {
                        scripts.add(response);
                    }
                });
                page.navigate(address());
                page.waitForFunction("window.firstRowMs !== undefined");
                milliseconds[run] = ((Number) page.evaluate("window.firstRowMs")).doubleValue();
                script = scripts.stream()
                        .mapToLong(response -> compressed(response.body()))
                        .sum();
            }
        }
        Arrays.sort(milliseconds);
        OUT.printf(
                "first rows on a cold cache: median %.0f ms, slowest %.0f ms, of %d%n",
                milliseconds[RUNS / 2], milliseconds[RUNS - 1], RUNS);
        OUT.printf("JavaScript until then: %.1f KiB gzip%n%n", script / BYTES_PER_KIBIBYTE);
    }

    private void longWatch(int minutes) throws Exception {
        try (BrowserContext profile = signedIn()) {
            Page page = profile.newPage();
            page.navigate(address());
            OpenPage open = new OpenPage(page);
            Duration time = Duration.ofMinutes(minutes + 1);
            Future<Histogram> load = arrive(time);
            page.waitForTimeout(WARM_UP_MILLIS);
            OUT.printf("%d activities a second%n%n", PER_SECOND);
            OUT.println("| minute | frames | over 34 ms | over 50 ms | longest, ms | heap, MB | DOM nodes |");
            OUT.println("|---|---|---|---|---|---|---|");
            OUT.printf("| 0 | | | | | %.1f | %d |%n", open.heapMegabytes(), open.nodes());
            for (int minute = 1; minute <= minutes; minute++) {
                open.beginFrames();
                page.waitForTimeout(MINUTE_MILLIS);
                OpenPage.Frames frames = open.endFrames();
                OUT.printf(
                        "| %d | %d | %d | %d | %.0f | %.1f | %d |%n",
                        minute,
                        frames.count(),
                        frames.dropped(),
                        frames.slow(),
                        frames.longestMillis(),
                        open.heapMegabytes(),
                        open.nodes());
            }
            load.get();
        }
    }

    private BrowserContext signedIn() {
        BrowserContext profile = browser.profile(WIDTH, HEIGHT);
        profile.addCookies(List.of(new Cookie("eyewitness_token", token).setUrl(address())));
        return profile;
    }

    private String address() {
        return service.process().address().resolve("/admin-session-logs").toString();
    }

    private static long compressed(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.size();
    }
}
