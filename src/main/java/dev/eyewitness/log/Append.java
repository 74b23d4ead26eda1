package dev.eyewitness.log;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What one caller appends together, to one log, and what became of each, which the writer alone says, in their order. */
final class Append {

    private final List<Draft> drafts;
    private final long bytes;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final CompletableFuture<List<Outcome>> done = new CompletableFuture<>();

    Append(List<Draft> drafts) {
        this.drafts = drafts;
        this.bytes = drafts.stream().mapToLong(Draft::bytes).sum();
    }

    List<Draft> drafts() {
        return drafts;
    }

    String tenant() {
        return drafts.getFirst().activity().tenant;
    }

    int length() {
        return drafts.size();
    }

    long bytes() {
        return bytes;
    }

    /** Completes with one outcome for each draft, or exceptionally with {@link LogUnavailable}. */
    CompletableFuture<List<Outcome>> done() {
        return done;
    }

    /** Says what became of the next draft. */
    void settle(Outcome outcome) {
        outcomes.add(outcome);
        if (outcomes.size() == drafts.size()) {
            done.complete(List.copyOf(outcomes));
        }
    }

    /** Gives up; what was settled before stands in the log, unacknowledged. */
    void fail(RuntimeException cause) {
        done.completeExceptionally(cause);
    }
}
