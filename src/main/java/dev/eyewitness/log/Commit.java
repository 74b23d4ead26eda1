package dev.eyewitness.log;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

/** Appends to the log and says when that is committed, without a thread that waits for it. */
@ApplicationScoped
public class Commit {

    private final LogWriter writer;
    private final Deadlines deadlines;

    Commit(LogWriter writer, Deadlines deadlines) {
        this.writer = writer;
        this.deadlines = deadlines;
    }

    /**
     * Appends activities, one after another in the order given. Never blocks.
     *
     * @return completes with what became of each draft, once that is committed, on the writer's thread, which is not to be kept
     *     busy; or exceptionally with {@link LogUnavailable} where the database refused it, or did not answer within {@code
     *     eyewitness.log.commit-timeout}
     * @throws LogFull as {@link LogWriter#append}
     */
    public CompletableFuture<List<Outcome>> append(List<Draft> drafts) {
        CompletableFuture<List<Outcome>> append = writer.append(drafts);
        deadlines.watch(append);
        return append.exceptionallyCompose(failure -> CompletableFuture.failedFuture(unavailable(failure)));
    }

    private static LogUnavailable unavailable(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return switch (cause) {
            case LogUnavailable unavailable -> unavailable;
            case TimeoutException late -> new LogUnavailable("the commit took too long", late);
            default -> new LogUnavailable("the activity was not written", cause);
        };
    }
}
