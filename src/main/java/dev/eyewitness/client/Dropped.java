package dev.eyewitness.client;

import org.jspecify.annotations.Nullable;

/**
 * An activity that the client gave up, and why.
 *
 * @param action its action
 * @param idempotencyKey the key that it was, or would have been, posted under
 * @param json the activity as it is posted, to be kept and posted later under the same key; null where it could not be written
 * @param detail why, in words
 */
public record Dropped(
        String action, String idempotencyKey, @Nullable String json, Reason reason, String detail) {

    /** Why an activity was given up. */
    public enum Reason {
        /** It cannot be written as JSON, such as metadata that holds itself. */
        UNWRITABLE,
        /** The client held as much as it may. */
        FULL,
        /** The service refused it: it breaks a rule, or the token may not record. */
        REFUSED,
        /** The service did not take the token, and there is no other. */
        UNAUTHORIZED,
        /** The service did not answer for as long as the client keeps an activity. It may be recorded. */
        UNREACHABLE,
        /** The client was closed before the service answered. It may be recorded. */
        CLOSED,
        /** The caller waited as long as it wanted to. The client goes on trying. */
        TIMED_OUT
    }
}
