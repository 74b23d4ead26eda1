package dev.eyewitness.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eyewitness.activity.Change;
import dev.eyewitness.log.IdempotencyKey;
import dev.eyewitness.problem.Problem;
import dev.eyewitness.problem.ProblemException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which key an activity is recorded under, and whether two that carry the same key are the same.
 *
 * <p>They are the same where the same fields say the same, in whatever order, about the same admin. Secrets do not count: they are
 * redacted before, so that the digest cannot be searched for them.
 */
final class Idempotency {

    static final String HEADER = "Idempotency-Key";

    static final String REPLAYED = "Idempotency-Replayed";

    private static final String FIELD = "idempotencyKey";

    private Idempotency() {}

    /**
     * The key that the caller gave, in the header or in the field; null where neither is there.
     *
     * @throws ProblemException 400 where the header breaks the rules of the field, or says another key than the field
     */
    static @Nullable String text(@Nullable String header, NewActivity posted) {
        if (header == null) {
            return posted.idempotencyKey();
        }
        if (posted.idempotencyKey() != null && !posted.idempotencyKey().equals(header)) {
            throw ProblemException.invalid(HEADER, "must not differ from the field " + FIELD);
        }
        if (header.isBlank() || header.length() > NewActivity.LONGEST_KEY) {
            throw ProblemException.invalid(
                    HEADER, "must be text of at most " + NewActivity.LONGEST_KEY + " characters, and not blank");
        }
        return header;
    }

    /**
     * The key to store.
     *
     * @param adminId whom the activity is about, which the token may have said
     * @param posted with its metadata redacted
     * @param changes those of {@code posted}, redacted
     */
    static IdempotencyKey key(String text, String adminId, NewActivity posted, @Nullable List<Change> changes) {
        ObjectNode said = JsonText.STRICT.valueToTree(posted);
        said.remove(FIELD);
        said.put("adminId", adminId);
        said.set("changes", JsonText.STRICT.valueToTree(changes));
        return new IdempotencyKey(text, HexFormat.of().formatHex(sha256().digest(JsonText.sorted(said))));
    }

    /** What a key that names something else is answered with. */
    static Problem keyReused() {
        return Problem.of(422, "this idempotency key was used for another activity; nothing was recorded");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
