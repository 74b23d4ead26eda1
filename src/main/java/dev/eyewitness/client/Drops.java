package dev.eyewitness.client;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells whoever wants to know of each activity that is dropped: the caller that asked, otherwise the callback. */
final class Drops {

    private static final System.Logger LOG = System.getLogger(EyewitnessClient.class.getName());

    private final Consumer<Dropped> callback;

    Drops(Consumer<Dropped> callback) {
        this.callback = callback;
    }

    /** What is done without a callback. The metadata stays out of the log. */
    static void warn(Dropped dropped) {
        LOG.log(
                System.Logger.Level.WARNING,
                "Activity {0} ({1}) is dropped, {2}: {3}",
                dropped.action(),
                dropped.idempotencyKey(),
                dropped.reason(),
                dropped.detail());
    }

    void drop(Dropped dropped, @Nullable CompletableFuture<Recorded> outcome) {
        if (outcome != null) {
            outcome.completeExceptionally(new NotRecordedException(dropped));
            return;
        }
        try {
            callback.accept(dropped);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "The callback for dropped activities failed", e);
            warn(dropped);
        }
    }
}
