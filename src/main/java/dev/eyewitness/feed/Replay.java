package dev.eyewitness.feed;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A stream's way from an old cursor to the ring: one page of the table at a time, the next only when the client has taken the last.
 * Touched by the thread that drains the stream; pages arrive from another.
 */
final class Replay {

    private final TenantFeed feed;
    private final History history;
    private final Runnable arrived;

    private final Deque<Frame> frames = new ArrayDeque<>();
    private final AtomicReference<@Nullable Page> page = new AtomicReference<>();
    private volatile boolean reading;

    private long end;

    /** @param arrived called when a page is there; where one could not be read, the next look at the stream tries again */
    Replay(TenantFeed feed, History history, Runnable arrived) {
        this.feed = feed;
        this.history = history;
        this.arrived = arrived;
    }

    /** The next frame of the page; null where it is used up, or was read for another filter, or none is there yet. */
    @Nullable
    Frame next(Filter filter) {
        Page read = page.get() == null ? null : page.getAndSet(null);
        if (read != null && read.filter().equals(filter)) {
            frames.addAll(read.frames());
            end = read.end();
        }
        return frames.poll();
    }

    /** The number up to which the pages so far went. */
    long end() {
        return end;
    }

    /** Reads the next page unless one is on its way. */
    void read(long after, long edge, Filter filter) {
        if (reading || page.get() != null) {
            return;
        }
        reading = true;
        history.read(feed, after, edge, filter, read -> {
            page.set(read.orElse(null));
            reading = false;
            read.ifPresent(there -> arrived.run());
        });
    }

    /** Forgets what was read for a filter that no longer holds. */
    void forget() {
        frames.clear();
        end = 0;
    }
}
