package dev.eyewitness.feed;

import dev.eyewitness.log.Cursor;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One stream's place in the log: a publisher of frames that keeps no queue.
 *
 * <p>It holds the number up to which it has sent, and takes the next from the ring, or while it is behind the ring from a page of
 * the table, when the client asks for more (Reactive Streams demand), which it does when it has taken the last. So a slow client
 * costs its place, a page and a few frames; one that stays behind the ring once it had caught up, or takes nothing at all for a while,
 * is ended as slow.
 *
 * <p>The bye at its end needs no demand: it is small and the last. From there on the {@link Outlet} sees to the rest, and a client that
 * does not take it in time is cut off.
 */
final class Subscriber implements Flow.Subscription {

    private final TenantFeed feed;
    private final Frames frames;
    private final Streams streams;
    private final Line line;
    private final Replay replay;

    private final AtomicLong demand = new AtomicLong();
    private final AtomicInteger drains = new AtomicInteger();
    private final AtomicReference<@Nullable Farewell> farewell = new AtomicReference<>();
    private final AtomicBoolean gone = new AtomicBoolean();

    private volatile @Nullable Outlet downstream;
    private volatile Filter filter;
    private volatile boolean heartbeatDue;

    /** From here on touched by the draining thread alone. */
    private final Deque<Frame> greetings;

    private Filter sentBy;
    private long position;
    private boolean caughtUp;
    private boolean saidGoodbye;

    /** Nanoseconds of the JVM's clock; 0 while within the ring. */
    private long behindSince;

    /** What a subscriber asks of whoever opened it. */
    interface Streams {

        /** How many are open; while the service stops, how many were. */
        int count();

        /** Told once, when the stream has ended for whatever reason. */
        void gone(Subscriber subscriber);

        /** Runs it when a client has had time to take its bye, and what was on its way before. */
        void afterLinger(Runnable cut);

        /** How long a client may take nothing of what is due to it, or be further back than the ring. */
        Duration slowAfter();
    }

    /**
     * A stream.
     *
     * @param greetings what is sent before all else
     * @param opening where it begins, and whether the client is to be told when it has caught up
     */
    Subscriber(
            TenantFeed feed,
            Frames frames,
            Streams streams,
            History history,
            Watch watch,
            List<Frame> greetings,
            Opening opening) {
        this.feed = feed;
        this.frames = frames;
        this.streams = streams;
        this.line = watch.line();
        this.replay = new Replay(feed, history, this::drain);
        this.filter = watch.filter();
        this.sentBy = watch.filter();
        this.greetings = new ArrayDeque<>(greetings);
        this.position = opening.position();
        this.caughtUp = !opening.resumes();
    }

    TenantFeed feed() {
        return feed;
    }

    Filter filter() {
        return filter;
    }

    /** Sends its frames there, as they are asked for. */
    void connect(Outlet outlet) {
        downstream = outlet;
        outlet.onSubscribe(this);
        drain();
    }

    @Override
    public void request(long count) {
        demand.accumulateAndGet(count, (left, more) -> left + more < 0 ? Long.MAX_VALUE : left + more);
        drain();
    }

    @Override
    public void cancel() {
        leave();
    }

    /** Says that the stream is alive, behind the activities that are on their way. */
    void heartbeat() {
        heartbeatDue = true;
        drain();
    }

    /** Ends it where the client has left or takes nothing, and tries again what could not be read. Called every so often. */
    void check() {
        if (!line.isOpen()) {
            leave();
        }
        Outlet client = downstream;
        if (client != null && client.isStuckFor(streams.slowAfter())) {
            decide(Farewell.SLOW);
        }
        drain();
    }

    /** Shows what this filter lets through, from the next activity on. */
    void filter(Filter wanted) {
        filter = wanted;
        drain();
    }

    /** Ends the stream with a bye, behind what has left for the client and ahead of all else. */
    void end(Farewell why) {
        decide(why);
        drain();
    }

    /** Told again when the service stops, which then waits less long. */
    private void decide(Farewell why) {
        if (farewell.compareAndSet(null, why) || why == Farewell.DRAINING) {
            streams.afterLinger(this::cut);
        }
    }

    private void cut() {
        if (!gone.get()) {
            line.cut();
            leave();
        }
    }

    /** Why the service ended the stream; null while it goes on, or where the client left. */
    @Nullable
    Farewell farewell() {
        return farewell.get();
    }

    /** Sends what there is and is asked for. Any thread may call it; one at a time works, the others leave it a note. */
    void drain() {
        Outlet client = downstream;
        if (client == null || drains.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            sendAll(client);
            seen = drains.addAndGet(-seen);
        } while (seen != 0);
    }

    private void sendAll(Outlet client) {
        while (!gone.get()) {
            applyFilter();
            skipUnwanted();
            if (isBehindForTooLong()) {
                decide(Farewell.SLOW);
            }
            Farewell why = farewell.get();
            if (why != null) {
                sayGoodbye(client, why);
                return;
            }
            Frame next = demand.get() > 0 ? next() : null;
            if (next == null) {
                return;
            }
            demand.decrementAndGet();
            client.onNext(next);
        }
    }

    /** From now on: what the filter before has hidden so far stays hidden. */
    private void applyFilter() {
        Filter wanted = filter;
        if (!sentBy.equals(wanted)) {
            skipUnwanted();
            replay.forget();
        }
        sentBy = wanted;
    }

    /** What the filter hides needs no client to take it: the place moves on. */
    private void skipUnwanted() {
        if (!caughtUp || replay.end() > position) {
            return;
        }
        position = sentBy.skip(position);
        Ring.Slot slot = feed.ring().get(position + 1);
        while (slot != null && !sentBy.matches(slot.activity())) {
            position++;
            slot = feed.ring().get(position + 1);
        }
    }

    /** A burst can outrun the ring and its clients for a moment: they are paged from the table until they have caught up. */
    private boolean isBehindForTooLong() {
        if (!caughtUp || isWithinRing()) {
            behindSince = 0;
            return false;
        }
        long now = System.nanoTime();
        behindSince = behindSince == 0 ? now : behindSince;
        return now - behindSince > streams.slowAfter().toNanos();
    }

    private boolean isWithinRing() {
        return position >= feed.ring().newest() || feed.ring().get(position + 1) != null;
    }

    private @Nullable Frame next() {
        Frame greeting = greetings.poll();
        if (greeting != null) {
            return greeting;
        }
        Frame activity = nextActivity();
        if (activity != null) {
            return activity;
        }
        if (!caughtUp && position >= feed.ring().newest()) {
            caughtUp = true;
            return frames.caughtUp(feed.cursor(position));
        }
        if (heartbeatDue) {
            heartbeatDue = false;
            return frames.heartbeat(feed.cursor(position));
        }
        return null;
    }

    /** The next one that the filter lets through, or a gap; null where there is none, or a page must be read first. */
    private @Nullable Frame nextActivity() {
        Frame replayed = replay.next(sentBy);
        if (replayed != null) {
            Cursor cursor = replayed.cursor();
            position = cursor == null ? position : cursor.seq();
            return replayed;
        }
        position = Math.max(position, replay.end());
        long newest = feed.ring().newest();
        while (position < newest) {
            Ring.Slot slot = feed.ring().get(position + 1);
            if (slot == null) {
                replay.read(position, newest, sentBy);
                return null;
            }
            position++;
            if (sentBy.matches(slot.activity())) {
                return slot.frame();
            }
        }
        return null;
    }

    private void sayGoodbye(Outlet client, Farewell why) {
        if (!saidGoodbye) {
            saidGoodbye = true;
            client.onNext(frames.bye(why, streams.count()));
            client.onComplete();
        }
    }

    private void leave() {
        if (gone.compareAndSet(false, true)) {
            streams.gone(this);
        }
    }
}
