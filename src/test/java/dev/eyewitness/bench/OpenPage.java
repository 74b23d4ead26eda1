package dev.eyewitness.bench;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.Map;

/** A page that stays open: how evenly it draws, how busy it is, and what it holds on to. */
final class OpenPage {

    private static final double BYTES_PER_MEGABYTE = 1e6;
    private static final double PERCENT = 100;

    /** Notes frames and long tasks (those over 50 ms, as browsers count them) until {@link #END}. */
    private static final String BEGIN = """
            () => {
              const drawn = { frames: 0, missed: 0, longestFrame: 0, longTasks: 0, ended: false };
              const refreshMs = 1000 / 60;
              const observer = new PerformanceObserver((list) => { drawn.longTasks += list.getEntries().length; });
              observer.observe({ type: 'longtask' });
              let last = performance.now();
              const next = (now) => {
                const took = now - last;
                last = now;
                drawn.frames++;
                drawn.missed += Math.max(0, Math.round(took / refreshMs) - 1);
                drawn.longestFrame = Math.max(drawn.longestFrame, took);
                if (drawn.ended) { observer.disconnect(); } else { requestAnimationFrame(next); }
              };
              requestAnimationFrame((now) => { last = now; requestAnimationFrame(next); });
              window.drawn = drawn;
            }
            """;

    private static final String END = """
            () => {
              window.drawn.ended = true;
              return window.drawn;
            }
            """;

    private static final String ROWS = """
            () => {
              const count = (root) => [...root.querySelectorAll('*')].reduce(
                  (sum, { shadowRoot }) => sum + (shadowRoot === null ? 0 : count(shadowRoot)),
                  root.querySelectorAll('tbody tr').length);
              return count(document);
            }
            """;

    private final Page page;
    private final CDPSession inspector;

    OpenPage(Page page) {
        this.page = page;
        inspector = page.context().newCDPSession(page);
        inspector.send("Performance.enable");
    }

    /**
     * What was seen of it in some time.
     *
     * @param missed refreshes of the screen, 60 a second, for which no frame was drawn
     * @param busyPercent the time in which its main thread was at work, and what of it was script, style and layout
     */
    record Seen(
            long frames,
            long missed,
            double longestFrameMillis,
            long longTasks,
            double busyPercent,
            double scriptPercent,
            double stylePercent,
            double layoutPercent) {

        double missedPercent() {
            return PERCENT * missed / (frames + missed);
        }
    }

    Seen watch(Duration time) {
        JsonObject before = metrics();
        page.evaluate(BEGIN);
        page.waitForTimeout((double) time.toMillis());
        Map<?, ?> drawn = (Map<?, ?>) page.evaluate(END);
        JsonObject after = metrics();
        return new Seen(
                number(drawn, "frames").longValue(),
                number(drawn, "missed").longValue(),
                number(drawn, "longestFrame").doubleValue(),
                number(drawn, "longTasks").longValue(),
                share(before, after, "TaskDuration"),
                share(before, after, "ScriptDuration"),
                share(before, after, "RecalcStyleDuration"),
                share(before, after, "LayoutDuration"));
    }

    /** What JavaScript holds after a garbage collection. */
    double heapMegabytes() {
        inspector.send("HeapProfiler.collectGarbage");
        return inspector.send("Runtime.getHeapUsage").get("usedSize").getAsDouble() / BYTES_PER_MEGABYTE;
    }

    /** Of the document, and whatever of removed parts of it is still held. */
    long nodes() {
        return inspector.send("Memory.getDOMCounters").get("nodes").getAsLong();
    }

    long rows() {
        return page.evaluate(ROWS) instanceof Number rows ? rows.longValue() : 0;
    }

    private JsonObject metrics() {
        JsonObject values = new JsonObject();
        for (JsonElement metric : inspector.send("Performance.getMetrics").getAsJsonArray("metrics")) {
            JsonObject named = metric.getAsJsonObject();
            values.add(named.get("name").getAsString(), named.get("value"));
        }
        return values;
    }

    private static double share(JsonObject before, JsonObject after, String name) {
        return PERCENT * grown(before, after, name) / grown(before, after, "Timestamp");
    }

    private static double grown(JsonObject before, JsonObject after, String name) {
        return after.get(name).getAsDouble() - before.get(name).getAsDouble();
    }

    private static Number number(Map<?, ?> values, String name) {
        if (values.get(name) instanceof Number number) {
            return number;
        }
        throw new IllegalStateException("the page has not counted " + name + ": " + values);
    }
}
