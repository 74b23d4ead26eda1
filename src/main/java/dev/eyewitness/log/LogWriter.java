package dev.eyewitness.log;

import dev.eyewitness.activity.Activity;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of this replica.
 *
 * <p>While one transaction commits, appends queue; the next takes what is there, up to the bounds of {@link LogSettings}. So an
 * idle service answers in one commit and a busy one shares it, and nobody waits for a batch to fill.
 */
@ApplicationScoped
public class LogWriter {

    private static final Logger LOG = Logger.getLogger(LogWriter.class);

    private static final long LOOK_FOR_STOP_MILLIS = 100;

    private final DataSource dataSource;
    private final Event<Recorded> recorded;
    private final LogSettings settings;
    private final BlockingQueue<Pending> queue;
    private final AtomicLong queuedBytes = new AtomicLong();

    private volatile boolean stopping;
    private @Nullable Thread loop;

    private record Pending(Draft draft, CompletableFuture<Activity> done) {}

    LogWriter(DataSource dataSource, Event<Recorded> recorded, LogSettings settings) {
        this.dataSource = dataSource;
        this.recorded = recorded;
        this.settings = settings;
        this.queue = new ArrayBlockingQueue<>(settings.queueLength());
    }

    void start(@Observes @Priority(StartOrder.WRITER) StartupEvent event) {
        loop = Thread.ofPlatform().name("log-writer").start(this::run);
    }

    /** Commits what is queued, then ends; appends from now on are refused. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        if (loop != null) {
            loop.join();
        }
    }

    /**
     * Appends one activity. Never blocks.
     *
     * @return completes with the activity after its commit, or exceptionally with {@link LogUnavailable}
     * @throws LogFull where the queue is at its bound, or the service is stopping
     */
    public CompletableFuture<Activity> append(Draft draft) {
        Pending pending = new Pending(draft, new CompletableFuture<>());
        if (stopping || queuedBytes.addAndGet(draft.bytes()) > settings.queueBytes()) {
            queuedBytes.addAndGet(-draft.bytes());
            throw new LogFull();
        }
        if (!queue.offer(pending)) {
            queuedBytes.addAndGet(-draft.bytes());
            throw new LogFull();
        }
        return pending.done();
    }

    private void run() {
        while (!stopping || !queue.isEmpty()) {
            List<Pending> batch = take();
            if (!batch.isEmpty()) {
                commit(batch);
            }
        }
        for (Pending late = queue.poll(); late != null; late = queue.poll()) {
            late.done().completeExceptionally(new LogUnavailable("the service is stopping"));
        }
    }

    private List<Pending> take() {
        List<Pending> batch = new ArrayList<>();
        long bytes = 0;
        for (Pending next = first(); next != null; next = nextWithin(batch.size(), bytes)) {
            batch.add(next);
            bytes += next.draft().bytes();
        }
        queuedBytes.addAndGet(-bytes);
        return batch;
    }

    private @Nullable Pending first() {
        try {
            return queue.poll(LOOK_FOR_STOP_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stopping = true;
            return queue.poll();
        }
    }

    private @Nullable Pending nextWithin(int count, long bytes) {
        Pending next = queue.peek();
        boolean fits = next != null
                && count < settings.batchLength()
                && bytes + next.draft().bytes() <= settings.batchBytes();
        return fits ? queue.poll() : null;
    }

    private void commit(List<Pending> batch) {
        try {
            Collection<LogHead> heads =
                    new LogBatch(batch.stream().map(Pending::draft).toList()).append(dataSource);
            heads.forEach(head -> recorded.fire(new Recorded(head.tenant(), head.seq())));
            batch.forEach(pending -> pending.done().complete(pending.draft().activity()));
        } catch (SQLException e) {
            refuse(batch, e);
        } catch (RuntimeException e) {
            LOG.error("a batch could not be written", e);
            batch.forEach(pending -> pending.done().completeExceptionally(e));
        }
    }

    /** One bad item must not cost its neighbours: where the data is at fault and not the database, each is tried alone. */
    private void refuse(List<Pending> batch, SQLException cause) {
        if (batch.size() > 1 && isAboutTheData(cause)) {
            batch.forEach(pending -> commit(List.of(pending)));
            return;
        }
        LOG.errorf(cause, "the database did not take a batch of %d", batch.size());
        LogUnavailable unavailable = new LogUnavailable("the database did not take the activity", cause);
        batch.forEach(pending -> pending.done().completeExceptionally(unavailable));
    }

    /** SQLSTATE classes 22 (data exception), 23 (integrity), 54 (program limit exceeded). */
    private static boolean isAboutTheData(SQLException cause) {
        String state = cause.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
    }
}
