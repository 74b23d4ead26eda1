package dev.eyewitness.log;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fails the appends that are not committed in time. All have equally long, so the oldest is due first: one look at it every so often does
 * for all of them, where a timer for each is a thread woken for each.
 */
@ApplicationScoped
class Deadlines {

    private static final long LOOK_EVERY_MILLIS = 100;

    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("commit-deadlines").factory());
    private final long nanos;

    private record Waiting(CompletableFuture<?> append, long due) {}

    Deadlines(LogSettings settings) {
        this.nanos = settings.commitTimeout().toNanos();
    }

    void start(@Observes @Priority(StartOrder.WRITER) StartupEvent event) {
        ScheduledFuture<?> _ =
                clock.scheduleWithFixedDelay(this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** After the writer, which commits what is left. */
    @PreDestroy
    void stop() {
        clock.shutdownNow();
    }

    /** Completes that with a {@link TimeoutException} unless it is done within {@code eyewitness.log.commit-timeout}. */
    void watch(CompletableFuture<?> append) {
        waiting.add(new Waiting(append, System.nanoTime() + nanos));
    }

    private void look() {
        Waiting oldest = waiting.peek();
        while (oldest != null && (oldest.append().isDone() || System.nanoTime() - oldest.due() >= 0)) {
            waiting.remove();
            oldest.append().completeExceptionally(new TimeoutException());
            oldest = waiting.peek();
        }
    }
}
