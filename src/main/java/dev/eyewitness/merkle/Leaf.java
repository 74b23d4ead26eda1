package dev.eyewitness.merkle;

import dev.eyewitness.activity.Activity;
import dev.eyewitness.activity.Severity;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * An activity as a leaf of the tree: the RFC 8785 text of what names nobody, and a commitment to what may be personal. The same whether the
 * activity was just recorded, read from the table, or from an export.
 */
public final class Leaf {

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
                .object();
    }

    private static String name(Severity severity) {
        return switch (severity) {
            case INFO -> "info";
            case NOTICE -> "notice";
            case WARNING -> "warning";
            case CRITICAL -> "critical";
        };
    }
}
