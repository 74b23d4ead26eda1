package dev.eyewitness.log;

import dev.eyewitness.activity.Activity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An activity that is complete but for what the writer gives it: number, id, time, last-seen name and sentence.
 *
 * @param activity not yet in the log; the writer fills it in
 * @param template the action's sentence template
 * @param key under which it is recorded once, if the caller gave one
 * @param bytes about how much memory it holds, for the queue's bound
 * @param posted what the writer may complete, as it came
 */
public record Draft(
        Activity activity, String template, @Nullable IdempotencyKey key, int bytes, Posted posted) {

    /** What a caller may leave to the writer. */
    record Posted(
            @Nullable String adminName,
            @Nullable String adminEmail,
            @Nullable Instant occurredAt) {}

    public Draft(Activity activity, String template, @Nullable IdempotencyKey key, int bytes) {
        this(activity, template, key, bytes, new Posted(activity.adminName, activity.adminEmail, activity.occurredAt));
    }

    /** Undoes what an attempt that was rolled back has filled in. */
    void reset() {
        activity.adminName = posted.adminName();
        activity.adminEmail = posted.adminEmail();
        activity.occurredAt = posted.occurredAt();
    }
}
