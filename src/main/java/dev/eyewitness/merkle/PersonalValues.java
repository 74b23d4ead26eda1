package dev.eyewitness.merkle;

import dev.eyewitness.activity.Activity;
import dev.eyewitness.activity.Device;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What may be personal of an activity, and enters its leaf as one salted commitment. All but the admin's name, e-mail and the sentence is
 * made canonical at once, so that little is left to do once these are known.
 */
public final class PersonalValues {

    /** How many random bytes keep anybody from guessing the values from their commitment. */
    public static final int SALT_BYTES = 16;

    private final Activity activity;
    private final String changes;
    private final String others;

    private PersonalValues(Activity activity) {
        this.activity = activity;
        this.changes = activity.changes == null
                ? ""
                : new Members().json("changes", activity.changes).members();
        this.others = new Members()
                .raw("device", activity.device == null ? null : device(activity.device))
                .text("entityName", activity.entityName)
                .text("failureReason", activity.failureReason)
                .text("ipAddress", activity.ipAddress)
                .json("metadata", activity.metadata)
                .text("userAgent", activity.userAgent)
                .members();
    }

    /** Those of an activity that may still be given its admin's name and e-mail, and its sentence. */
    public static PersonalValues of(Activity activity) {
        return new PersonalValues(activity);
    }

    private static String device(Device device) {
        return new Members()
                .text("browser", device.browser())
                .text("os", device.os())
                .text("type", device.type())
                .object();
    }

    /** About how many bytes it holds beside the activity. */
    public int bytes() {
        return changes.length() + others.length();
    }

    /** SHA-256 of the salt and the RFC 8785 text of the values as they are by now. */
    public byte[] commitment(byte[] salt) {
        String values = new Members()
                .text("adminEmail", activity.adminEmail)
                .text("adminName", activity.adminName)
                .all(changes)
                .text("description", activity.description)
                .all(others)
                .object();
        MessageDigest digest = MerkleTree.sha256();
        digest.update(salt);
        return digest.digest(values.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What the values of a stored activity enter its leaf as: worked out of them and their salt or, once all of them are erased, what is
     * kept in their place.
     *
     * @return empty where neither is there, or what is kept is not what the values come to
     */
    public static Optional<byte[]> commitment(Activity stored) {
        byte[] kept = stored.commitment;
        if (stored.salt != null) {
            byte[] commitment = of(stored).commitment(stored.salt);
            return kept == null || Arrays.equals(kept, commitment) ? Optional.of(commitment) : Optional.empty();
        }
        return areErased(stored) ? Optional.ofNullable(kept) : Optional.empty();
    }

    /** Whether none of them is there any more, nor the salt. The sentence, without which no activity is stored, is empty then. */
    private static boolean areErased(Activity stored) {
        return Stream.<@Nullable Object>of(
                                stored.salt,
                                stored.adminEmail,
                                stored.adminName,
                                stored.changes,
                                stored.device,
                                stored.entityName,
                                stored.failureReason,
                                stored.ipAddress,
                                stored.metadata,
                                stored.userAgent)
                        .allMatch(Objects::isNull)
                && (stored.description == null || stored.description.isEmpty());
    }
}
