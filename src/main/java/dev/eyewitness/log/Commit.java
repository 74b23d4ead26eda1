package dev.eyewitness.log;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Appends to the log and waits for the commit, on the caller's thread. */
@ApplicationScoped
public class Commit {

    private final LogWriter writer;
    private final LogSettings settings;

    Commit(LogWriter writer, LogSettings settings) {
        this.writer = writer;
        this.settings = settings;
    }

    /**
     * What became of each draft, once that is committed.
     *
     * @throws LogFull as {@link LogWriter#append}
     * @throws LogUnavailable where the database refused it, or did not answer within {@code eyewitness.log.commit-timeout}
     */
    public List<Outcome> append(List<Draft> drafts) {
        CompletableFuture<List<Outcome>> appended = writer.append(drafts);
        try {
            return appended.get(settings.commitTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new LogUnavailable("the commit took too long", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailable("the service is stopping", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LogUnavailable unavailable
                    ? unavailable
                    : new LogUnavailable("the activity was not written", e);
        }
    }
}
