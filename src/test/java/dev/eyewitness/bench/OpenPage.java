package dev.eyewitness.bench;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.Map;

/** A page that stays open: how evenly it draws, and what it holds on to. */
final class OpenPage {

    private static final double BYTES_PER_MEGABYTE = 1e6;

    /** A frame that takes this long at 60 a second has let another one fall out. */
    private static final int DROPPED_MS = 34;

    private static final int SLOW_MS = 50;

    private static final String BEGIN = """
            () => {
              const frames = { count: 0, dropped: 0, slow: 0, longest: 0, ended: false };
              let last = performance.now();
              const next = (now) => {
                const took = now - last;
                last = now;
                frames.count++;
                frames.dropped += took >= %d ? 1 : 0;
                frames.slow += took >= %d ? 1 : 0;
                frames.longest = Math.max(frames.longest, took);
                if (!frames.ended) { requestAnimationFrame(next); }
              };
              requestAnimationFrame((now) => { last = now; requestAnimationFrame(next); });
              window.drawn = frames;
            }
            """.formatted(DROPPED_MS, SLOW_MS);

    private static final String END = """
            () => {
              window.drawn.ended = true;
              return window.drawn;
            }
            """;

    private final Page page;
    private final CDPSession inspector;

    OpenPage(Page page) {
        this.page = page;
        inspector = page.context().newCDPSession(page);
    }

    /** The frames of a time. */
    record Frames(long count, long dropped, long slow, double longestMillis) {}

    void beginFrames() {
        page.evaluate(BEGIN);
    }

    Frames endFrames() {
        Map<?, ?> frames = (Map<?, ?>) page.evaluate(END);
        return new Frames(
                number(frames, "count").longValue(),
                number(frames, "dropped").longValue(),
                number(frames, "slow").longValue(),
                number(frames, "longest").doubleValue());
    }

    private static Number number(Map<?, ?> values, String name) {
        return values.get(name) instanceof Number number ? number : 0;
    }

    /** What JavaScript holds after a garbage collection. */
    double heapMegabytes() {
        inspector.send("HeapProfiler.collectGarbage");
        return inspector.send("Runtime.getHeapUsage").get("usedSize").getAsDouble() / BYTES_PER_MEGABYTE;
    }

    long nodes() {
        JsonObject counters = inspector.send("Memory.getDOMCounters");
        return counters.get("nodes").getAsLong();
    }
}
