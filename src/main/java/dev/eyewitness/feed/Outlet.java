package dev.eyewitness.feed;

import io.vertx.core.Context;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Carries a stream's frames to its client, on the connection's event loop: what is due together goes out together, and more is asked
 * for when that is written. So a client that stops reading costs {@link #MOST} frames, which it shares with everybody else, and the
 * bye. The stream has left when the last of it is written, and no sooner.
 */
final class Outlet implements Flow.Subscriber<Frame> {

    private static final Logger LOG = Logger.getLogger(Outlet.class);

    /** How many frames may be on their way to one client: with the largest activities less than 1 MiB. */
    private static final int MOST = 12;

    private final Subscriber stream;
    private final Context eventLoop;
    private final Client client;

    private final Queue<Frame> due = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean called = new AtomicBoolean();
    private volatile boolean complete;

    /** Since when a write is under way, in nanoseconds of the JVM's clock, never 0; 0 where none is. Set by the event loop alone. */
    private volatile long writingSince;

    /** Touched by the event loop alone. */
    private boolean ended;

    /** Whoever watches. */
    interface Client {

        /** Sends them in their order; completes when they are written. */
        Future<Void> send(List<Frame> frames);

        /** Called when the last frame is written. */
        void end();
    }

    private Outlet(Subscriber stream, Context eventLoop, Client client) {
        this.stream = stream;
        this.eventLoop = eventLoop;
        this.client = client;
    }

    /** Sends that stream to that client until either ends. */
    static void connect(Subscriber stream, Context eventLoop, Client client) {
        stream.connect(new Outlet(stream, eventLoop, client));
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(MOST);
    }

    @Override
    public void onNext(Frame frame) {
        due.add(frame);
        call();
    }

    @Override
    public void onComplete() {
        complete = true;
        call();
    }

    @Override
    public void onError(Throwable failure) {
        throw new IllegalStateException("a subscriber never fails", failure);
    }

    /** Whether the client has taken nothing for that long of what it was written. */
    boolean isStuckFor(Duration time) {
        long since = writingSince;
        return since != 0 && System.nanoTime() - since > time.toNanos();
    }

    private void call() {
        if (called.compareAndSet(false, true)) {
            eventLoop.runOnContext(now -> {
                called.set(false);
                write();
            });
        }
    }

    private void write() {
        if (writingSince != 0 || ended) {
            return;
        }
        boolean isLast = complete;
        List<Frame> frames = new ArrayList<>();
        for (Frame frame = due.poll(); frame != null; frame = due.poll()) {
            frames.add(frame);
        }
        if (!frames.isEmpty()) {
            writingSince = System.nanoTime() | 1;
            client.send(frames).onComplete(written -> {
                writingSince = 0;
                written(frames.size(), written.cause());
            });
        } else if (isLast) {
            ended = true;
            client.end();
            stream.cancel();
        }
    }

    private void written(int frames, @Nullable Throwable failure) {
        if (failure != null) {
            LOG.debugf("a client left: %s", failure.getMessage());
            ended = true;
            stream.cancel();
            return;
        }
        stream.request(frames);
        write();
    }
}
