package dev.eyewitness.log;

import dev.eyewitness.activity.Activity;
import dev.eyewitness.activity.Sentence;
import dev.eyewitness.merkle.PersonalValues;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An activity that is complete but for what the writer gives it: number, id, time, and where the caller left its admin's name or e-mail out,
 * the last-seen ones and all that they appear in.
 */
public final class Draft {

    private final Activity activity;
    private final String template;
    private final @Nullable IdempotencyKey key;
    private final int bytes;
    private final Posted posted;
    private final byte @Nullable [] commitment;

    /** What the commitment is still to be worked out of; null where it is there. */
    private final @Nullable PersonalValues personal;

    /** What a caller may leave to the writer. */
    private record Posted(
            @Nullable String adminName,
            @Nullable String adminEmail,
            @Nullable Instant occurredAt) {}

    /**
     * What was posted. All that can be worked out of it alone is worked out here, by whoever posts, and not by the writer, behind whom all
     * others wait.
     *
     * @param activity not yet in the log; the writer fills it in
     * @param template the action's sentence template
     * @param key under which it is recorded once, if the caller gave one
     * @param bytes about how much memory the activity holds, for the queue's bound
     * @param random where the salt comes from
     */
    public Draft(Activity activity, String template, @Nullable IdempotencyKey key, int bytes, SecureRandom random) {
        this.activity = activity;
        this.template = template;
        this.key = key;
        this.posted = new Posted(activity.adminName, activity.adminEmail, activity.occurredAt);
        PersonalValues values = PersonalValues.of(activity);
        boolean isNamed = activity.adminName != null && activity.adminEmail != null;
        this.commitment = isNamed ? commit(values, random) : null;
        this.personal = isNamed ? null : values;
        this.bytes = isNamed ? bytes : bytes + values.bytes();
    }

    Activity activity() {
        return activity;
    }

    @Nullable
    IdempotencyKey key() {
        return key;
    }

    int bytes() {
        return bytes;
    }

    /**
     * Completes the activity, whose admin has the names by now that it will keep.
     *
     * @return the commitment to what may be personal
     */
    byte[] complete(SecureRandom random) {
        return personal == null ? Objects.requireNonNull(commitment) : commit(personal, random);
    }

    private byte[] commit(PersonalValues values, SecureRandom random) {
        activity.description = Sentence.describe(template, activity);
        byte[] salt = new byte[PersonalValues.SALT_BYTES];
        random.nextBytes(salt);
        activity.salt = salt;
        return values.commitment(salt);
    }

    /** Undoes what an attempt that was rolled back has filled in. */
    void reset() {
        activity.adminName = posted.adminName();
        activity.adminEmail = posted.adminEmail();
        activity.occurredAt = posted.occurredAt();
    }
}
