package dev.eyewitness.merkle;

import dev.eyewitness.activity.Activity;
import dev.eyewitness.activity.Device;
import dev.eyewitness.activity.Severity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * An activity as a leaf of the tree: the RFC 8785 text of what names nobody, and a commitment to what may be personal. The same whether the
 * activity was just recorded, read from the table, or from an export.
 */
public final class Leaf {

    /** So many random bytes keep anybody from guessing the personal values from their commitment. */
    public static final int SALT_BYTES = 16;

    private static final int USUAL_LENGTH = 1_024;

    private Leaf() {}

    /**
     * The leaf hash of an activity.
     *
     * @param commitment to the personal values, which need not be there any more
     */
    public static byte[] hash(Activity activity, byte[] commitment) {
        return MerkleTree.leafHash(canonical(activity, commitment).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What is hashed.
     *
     * @param commitment to the personal values, which need not be there any more
     */
    public static String canonical(Activity activity, byte[] commitment) {
        return new Members()
                .text("action", activity.action)
                .text("adminId", activity.adminId)
                .text("category", activity.category)
                .text("entityId", activity.entityId)
                .text("entityType", activity.entityType)
                .text("icon", activity.icon)
                .text("id", activity.id.toString())
                .text("label", activity.label)
                .text("occurredAt", activity.occurredAt.toString())
                .text("personal", Base64.getEncoder().encodeToString(commitment))
                .text("receivedAt", activity.receivedAt.toString())
                .raw("seq", Long.toString(activity.seq))
                .text("sessionId", activity.sessionId)
                .text("severity", name(activity.severity))
                .raw("success", Boolean.toString(activity.success))
                .text("tenant", activity.tenant)
                .text("traceId", activity.traceId)
                .raw("v", "1")
                .end();
    }

    private static String name(Severity severity) {
        return switch (severity) {
            case INFO -> "info";
            case NOTICE -> "notice";
            case WARNING -> "warning";
            case CRITICAL -> "critical";
        };
    }

    /** SHA-256 of the salt and the RFC 8785 text of what may be personal. */
    public static byte[] commitment(Activity activity, byte[] salt) {
        String personal = new Members()
                .text("adminEmail", activity.adminEmail)
                .text("adminName", activity.adminName)
                .json("changes", activity.changes)
                .text("description", activity.description)
                .raw("device", activity.device == null ? null : device(activity.device))
                .text("entityName", activity.entityName)
                .text("failureReason", activity.failureReason)
                .text("ipAddress", activity.ipAddress)
                .json("metadata", activity.metadata)
                .text("userAgent", activity.userAgent)
                .end();
        MessageDigest digest = MerkleTree.sha256();
        digest.update(salt);
        return digest.digest(personal.getBytes(StandardCharsets.UTF_8));
    }

    private static String device(Device device) {
        return new Members()
                .text("browser", device.browser())
                .text("os", device.os())
                .text("type", device.type())
                .end();
    }

    /** Writes the members of an object in the order of their names, in which they must come; those without a value are left out. */
    private static final class Members {

        private final StringBuilder text = new StringBuilder(USUAL_LENGTH).append('{');

        Members text(String name, @Nullable String value) {
            if (value != null) {
                CanonicalJson.string(value, name(name));
            }
            return this;
        }

        Members json(String name, @Nullable String value) {
            return raw(name, value == null ? null : CanonicalJson.of(value));
        }

        Members raw(String name, @Nullable String value) {
            if (value != null) {
                name(name).append(value);
            }
            return this;
        }

        private StringBuilder name(String name) {
            if (text.length() > 1) {
                text.append(',');
            }
            return text.append('"').append(name).append("\":");
        }

        String end() {
            return text.append('}').toString();
        }
    }
}
