package dev.eyewitness.bench;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.WebSocket;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.WaitUntilState;
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
    private static final double BYTES_PER_KILOBYTE = 1_000;

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration COMPARED = Duration.ofSeconds(30);
    private static final Duration SETTLING = Duration.ofSeconds(5);

    /** Long enough for the page to have as many rows as it ever has. */
    private static final Duration WARM_UP = Duration.ofSeconds(30);

    /** Notes when the first row is there, seen from the moment at which the address was entered. */
    private static final String NOTE_FIRST_ROW = """
            const has = (root) => root.querySelector('tbody tr') !== null
                || [...root.querySelectorAll('*')].some(({ shadowRoot }) => shadowRoot !== null && has(shadowRoot));
            window.firstRowMs = new Promise((resolve) => {
                const look = () => {
                    if (has(document)) { resolve(performance.now()); } else { requestAnimationFrame(look); }
                };
                requestAnimationFrame(look);
            });
            """;

    /** The page's content security policy does not let Playwright poll, so the page itself tells. */
    private static final String SHOWS_UP_TO = """
            (seq) => new Promise((resolve, reject) => {
                const { state } = document.querySelector('eyewitness-page').app.log;
                const look = () => {
                    const { connection, rows } = state.value;
                    if (connection === 'live' && rows.newestSeq === seq) { resolve(); }
                };
                state.watch(look);
                look();
                setTimeout(() => reject(new Error(`at ${state.value.rows?.newestSeq} of ${seq}`)), 60000);
            })
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
            bench.scripts();
            printHeader();
            bench.emptyPage();
            bench.quietPage();
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
        for (int run = 0; run < RUNS; run++) {
            try (BrowserContext profile = signedIn()) {
                profile.addInitScript(NOTE_FIRST_ROW);
                Page page = profile.newPage();
                page.navigate(address());
                milliseconds[run] = ((Number) page.evaluate("window.firstRowMs")).doubleValue();
            }
        }
        OUT.printf("first rows on a cold cache: the first time %.0f ms, ", milliseconds[0]);
        Arrays.sort(milliseconds);
        OUT.printf(
                "then median %.0f ms, slowest %.0f ms, of %d%n", milliseconds[RUNS / 2], milliseconds[RUNS - 1], RUNS);
    }

    /** All that the page asks for by itself, once it stands. */
    private void scripts() {
        try (BrowserContext profile = signedIn()) {
            Page page = profile.newPage();
            List<Response> scripts = new ArrayList<>();
            page.onResponse(response -> {
                if (response.url().endsWith(".js")) {
                    scripts.add(response);
                }
            });
            page.navigate(address(), new Page.NavigateOptions().setWaitUntil(WaitUntilState.NETWORKIDLE));
            long size = List.copyOf(scripts).stream()
                    .mapToLong(response -> compressed(response.body()))
                    .sum();
            OUT.printf("JavaScript: %.1f KB gzip in %d file(s)%n%n", size / BYTES_PER_KILOBYTE, scripts.size());
        }
    }

    /** What the machine lets anybody draw while it records as much. */
    private void emptyPage() throws Exception {
        try (BrowserContext profile = signedIn()) {
            OpenPage open = new OpenPage(profile.newPage());
            Future<Histogram> load = arrive(COMPARED.plus(SETTLING));
            print("an empty page, as many recorded", open, open.watch(COMPARED));
            load.get();
        }
    }

    private void quietPage() {
        try (BrowserContext profile = signedIn()) {
            Page page = profile.newPage();
            page.navigate(address());
            page.waitForTimeout((double) SETTLING.toMillis());
            OpenPage open = new OpenPage(page);
            print("the log, nothing recorded", open, open.watch(COMPARED));
        }
    }

    private void longWatch(int minutes) throws Exception {
        try (BrowserContext profile = signedIn()) {
            Page page = profile.newPage();
            List<WebSocket> connections = new ArrayList<>();
            page.onWebSocket(connections::add);
            page.navigate(address());
            Future<Histogram> load = arrive(WARM_UP.plus(SETTLING).plus(MINUTE.multipliedBy(minutes)));
            page.waitForTimeout((double) WARM_UP.toMillis());
            OpenPage open = new OpenPage(page);
            for (int minute = 1; minute <= minutes; minute++) {
                print("the log, minute " + minute, open, open.watch(MINUTE));
            }
            load.get();
            long recorded = service.stored();
            page.evaluate(SHOWS_UP_TO, (double) recorded);
            OUT.printf("%nAll %d activities were shown, over %d connection(s).%n", recorded, connections.size());
        }
    }

    private static void printHeader() {
        OUT.printf("%d activities a second%n%n", PER_SECOND);
        OUT.println("| | frames missed | longest frame, ms | long tasks | main thread busy: script, style, layout"
                + " | heap, MB | DOM nodes | rows |");
        OUT.println("|---|---|---|---|---|---|---|---|");
    }

    private static void print(String what, OpenPage open, OpenPage.Seen seen) {
        OUT.printf(
                "| %s | %d of %d (%.2f %%) | %.0f | %d | %.0f %%: %.0f, %.0f, %.0f | %.1f | %d | %d |%n",
                what,
                seen.missed(),
                seen.frames() + seen.missed(),
                seen.missedPercent(),
                seen.longestFrameMillis(),
                seen.longTasks(),
                seen.busyPercent(),
                seen.scriptPercent(),
                seen.stylePercent(),
                seen.layoutPercent(),
                open.heapMegabytes(),
                open.nodes(),
                open.rows());
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
