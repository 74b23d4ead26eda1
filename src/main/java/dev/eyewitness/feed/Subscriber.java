package dev.eyewitness.feed;

import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One stream's place in the log: a publisher of frames that keeps no queue.
 *
 * <p>It holds the number up to which it has sent, and takes the next from the ring when the client asks for more (Reactive
 * Streams demand). So a slow client costs nothing but its place; when that has left the ring, the stream ends as slow.
 */
final class Subscriber implements Flow.Publisher<Frame>, Flow.Subscription {

    private final TenantFeed feed;
    private final Frames frames;
    private final Frame hello;
    private final Consumer<Subscriber> onGone;
    private final Consumer<Runnable> later;

    private final AtomicLong demand = new AtomicLong();
    private final AtomicInteger drains = new AtomicInteger();
    private final AtomicReference<@Nullable Farewell> farewell = new AtomicReference<>();
    private final AtomicBoolean gone = new AtomicBoolean();

    private volatile Flow.@Nullable Subscriber<? super Frame> downstream;
    private volatile boolean heartbeatDue;
    private volatile boolean outOfPatience;

    /** Touched by the draining thread alone. */
    private long position;

    private boolean greeted;

    /**
     * A stream that begins at the edge of the feed.
     *
     * @param onGone told once, when the stream has ended for whatever reason
     * @param later runs what it is given when a client has had time to ask for the bye
     */
    Subscriber(
            TenantFeed feed,
            Frames frames,
            long heartbeatSeconds,
            Consumer<Subscriber> onGone,
            Consumer<Runnable> later) {
        this.feed = feed;
        this.frames = frames;
        this.onGone = onGone;
        this.later = later;
        this.position = feed.ring().newest();
        this.hello = frames.hello(feed.tenant(), feed.cursor(position), heartbeatSeconds);
    }

    TenantFeed feed() {
        return feed;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super Frame> subscriber) {
        downstream = subscriber;
        subscriber.onSubscribe(this);
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

    /** Ends the stream with a bye, ahead of whatever is on its way. */
    void end(Farewell why) {
        decide(why);
        drain();
    }

    /** A client that asks for nothing more cannot be told: after a while its connection is closed all the same. */
    private void decide(Farewell why) {
        if (farewell.compareAndSet(null, why)) {
            later.accept(() -> {
                outOfPatience = true;
                drain();
            });
        }
    }

    /** Why the service ended the stream; null while it goes on, or where the client left. */
    @Nullable
    Farewell farewell() {
        return farewell.get();
    }

    /** Sends what there is and is asked for. Any thread may call it; one at a time works, the others leave it a note. */
    void drain() {
        Flow.Subscriber<? super Frame> client = downstream;
        if (client == null || drains.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            sendAll(client);
            seen = drains.addAndGet(-seen);
        } while (seen != 0);
    }

    private void sendAll(Flow.Subscriber<? super Frame> client) {
        while (!gone.get()) {
            if (fellBehind()) {
                decide(Farewell.SLOW);
            }
            Farewell why = farewell.get();
            boolean asked = demand.get() > 0;
            if (why != null && (asked || outOfPatience)) {
                sayGoodbye(client, asked ? frames.bye(why) : null);
            }
            if (why != null || !asked) {
                return;
            }
            Frame next = next();
            if (next == null) {
                return;
            }
            demand.decrementAndGet();
            client.onNext(next);
        }
    }

    private boolean fellBehind() {
        return position < feed.ring().newest() && feed.ring().get(position + 1) == null;
    }

    private @Nullable Frame next() {
        if (!greeted) {
            greeted = true;
            return hello;
        }
        if (position < feed.ring().newest()) {
            Frame frame = feed.ring().get(position + 1);
            position += frame == null ? 0 : 1;
            return frame;
        }
        if (heartbeatDue) {
            heartbeatDue = false;
            return frames.heartbeat(feed.cursor(position));
        }
        return null;
    }

    private void sayGoodbye(Flow.Subscriber<? super Frame> client, @Nullable Frame bye) {
        leave();
        if (bye != null) {
            client.onNext(bye);
        }
        client.onComplete();
    }

    private void leave() {
        if (gone.compareAndSet(false, true)) {
            onGone.accept(this);
        }
    }
}
