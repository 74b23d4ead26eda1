package dev.eyewitness.log;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/**
 * The one writer of this replica.
 *
 * <p>While one transaction commits, appends queue; the next takes what is there, up to the bounds of {@link LogSettings}. So an
 * idle service answers in one commit and a busy one shares it, and nobody waits for a batch to fill.
 */
@ApplicationScoped
public class LogWriter {

    private static final Logger LOG = Logger.getLogger(LogWriter.class);

    private static final String CHECK_VIOLATION = "23514";

    private final DataSource dataSource;
    private final Event<Recorded> recorded;
    private final Pulse pulse;
    private final LogQueue queue;
    private final SecureRandom random = new SecureRandom();

    private volatile @Nullable Thread loop;

    /** A draft on its way through a transaction, and the append that wants to know. */
    private record Pending(Append append, Draft draft) {}

    LogWriter(DataSource dataSource, Event<Recorded> recorded, LogSettings settings, Pulse pulse) {
        this.dataSource = dataSource;
        this.recorded = recorded;
        this.pulse = pulse;
        this.queue = new LogQueue(settings);
    }

    void start(@Observes @Priority(StartOrder.WRITER) StartupEvent event) {
        loop = Thread.ofPlatform().name("log-writer").start(this::run);
    }

    /** Commits what is queued, then ends; appends from now on are refused. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        queue.close();
        if (loop != null) {
            loop.join();
        }
    }

    /** Whether it takes activities and commits them. */
    boolean isAlive() {
        return loop != null && loop.isAlive();
    }

    /**
     * Appends activities, one after another in the order given. Never blocks.
     *
     * @return completes after the commit with one outcome for each, or exceptionally with {@link LogUnavailable}
     * @throws LogFull where the queue is at its bound, or the service is stopping: none was taken
     */
    public CompletableFuture<List<Outcome>> append(List<Draft> drafts) {
        Append append = new Append(drafts);
        if (!queue.offer(append)) {
            throw new LogFull();
        }
        return append.done();
    }

    private void run() {
        try {
            while (writeNext()) {}
        } catch (InterruptedException e) {
            LOG.warn("the writer was interrupted and takes nothing more");
        } finally {
            queue.close();
        }
    }

    /** Whatever is thrown, be it for want of memory, costs the batch that it met and not the writer, which tells and goes on. */
    private boolean writeNext() throws InterruptedException {
        List<Append> taken = new ArrayList<>();
        try {
            taken.addAll(queue.take());
            if (taken.isEmpty()) {
                return false;
            }
            write(taken);
        } catch (RuntimeException | Error e) {
            LOG.error("a batch could not be written, the writer goes on", e);
            LogUnavailable unavailable = new LogUnavailable("the service could not write the activity", e);
            taken.forEach(append -> append.fail(unavailable));
        }
        return true;
    }

    /** Writes them and what is {@linkplain #takeMore taken besides}, which is added to {@code batch}. */
    private void write(List<Append> batch) {
        List<Pending> pending = pending(batch);
        commit(pending, () -> {
            List<Append> more = takeMore(batch);
            batch.addAll(more);
            List<Pending> late = pending(more);
            pending.addAll(late);
            return drafts(late);
        });
    }

    /** What has come of the logs of that batch, and could not come sooner. */
    private List<Append> takeMore(List<Append> batch) {
        Set<String> tenants = batch.stream().map(Append::tenant).collect(Collectors.toSet());
        return queue.takeMore(batch, append -> tenants.contains(append.tenant()));
    }

    private static List<Pending> pending(List<Append> batch) {
        return batch.stream()
                .flatMap(append -> append.drafts().stream().map(draft -> new Pending(append, draft)))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static List<Draft> drafts(List<Pending> batch) {
        return batch.stream().map(Pending::draft).toList();
    }

    private void commit(List<Pending> batch, Supplier<List<Draft>> late) {
        LogBatch.Committed committed;
        try {
            pulse.require();
            committed = new LogBatch(drafts(batch), late, random).append(dataSource);
        } catch (SQLException e) {
            refuse(batch, e);
            return;
        } catch (RuntimeException | StackOverflowError e) {
            isolate(batch, e);
            return;
        }
        tell(committed.heads());
        for (int place = 0; place < batch.size(); place++) {
            batch.get(place).append().settle(committed.outcomes().get(place));
        }
    }

    /** What is committed is acknowledged, whatever becomes of the signal: the feed polls too. */
    private void tell(Collection<LogHead> heads) {
        try {
            heads.forEach(head -> recorded.fire(new Recorded(head.tenant(), head.seq())));
        } catch (RuntimeException e) {
            LOG.error("the feed was not woken", e);
        }
    }

    private void refuse(List<Pending> batch, SQLException cause) {
        if (isAboutTheData(cause)) {
            isolate(batch, cause);
            return;
        }
        LOG.errorf(cause, "the database did not take a batch of %d", batch.size());
        LogUnavailable unavailable = new LogUnavailable("the database did not take the activity", cause);
        batch.forEach(pending -> pending.append().fail(unavailable));
    }

    /** One bad item must not cost its neighbours: halves are tried apart until it stands alone. */
    private void isolate(List<Pending> batch, Throwable cause) {
        if (batch.size() > 1) {
            int half = batch.size() / 2;
            commit(batch.subList(0, half), List::of);
            commit(batch.subList(half, batch.size()), List::of);
            return;
        }
        LOG.errorf(
                cause,
                "an activity of tenant %s cannot be written",
                batch.getFirst().draft().activity().tenant);
        batch.getFirst().append().settle(new Outcome.Refused());
    }

    /**
     * SQLSTATE classes 22 (data exception), 23 (integrity), 54 (program limit exceeded); but not a row for which there is no partition,
     * which PostgreSQL calls a check violation without a constraint.
     */
    private static boolean isAboutTheData(SQLException cause) {
        String state = String.valueOf(cause.getSQLState());
        return state.equals(CHECK_VIOLATION)
                ? constraint(cause) != null
                : state.startsWith("22") || state.startsWith("23") || state.startsWith("54");
    }

    private static @Nullable String constraint(SQLException cause) {
        return cause instanceof PSQLException said && said.getServerErrorMessage() != null
                ? said.getServerErrorMessage().getConstraint()
                : null;
    }
}
