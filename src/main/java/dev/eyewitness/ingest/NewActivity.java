package dev.eyewitness.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eyewitness.activity.Action;
import dev.eyewitness.activity.Severity;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An activity as a caller posts it; every component but {@code action} may be left out or null. */
@Schema(description = "An activity to record. Unknown fields are refused: extras belong in metadata.")
@RegisterForReflection
public record NewActivity(
        @NotNull
        @Pattern(regexp = Action.CODE_PATTERN, message = "must match {regexp}")
        @Schema(description = "Of the catalogue or your own.", examples = "payout_approved")
        @Nullable
        String action,

        @Text(max = 255, blank = false)
        @Schema(description = "Left out: the token's sub.", maxLength = 255, examples = "ada")
        @Nullable
        String adminId,

        @Text(max = 255) @Schema(maxLength = 255, examples = "Ada Lovelace") @Nullable
        String adminName,

        @Text(max = 320) @Schema(maxLength = 320, examples = "ada@example.com") @Nullable
        String adminEmail,

        @Text(max = 255) @Schema(maxLength = 255, examples = "s_81") @Nullable
        String sessionId,

        @Text(max = 100) @Schema(maxLength = 100, examples = "payout") @Nullable
        String entityType,

        @Text(max = 255) @Schema(maxLength = 255, examples = "po_17") @Nullable
        String entityId,

        @Text(max = 255) @Schema(maxLength = 255, examples = "March payout") @Nullable
        String entityName,

        @IpLiteral
        @Schema(
                description = "IPv4 or IPv6; of a forwarded list the first is taken.",
                examples = "203.0.113.7, 10.0.0.1")
        @Nullable
        String ipAddress,

        @Text(max = 2048)
        @Schema(
                description = "Parsed into device.",
                maxLength = 2048,
                examples = "Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0")
        @Nullable
        String userAgent,

        @Schema(defaultValue = "true", examples = "true") @Nullable
        Boolean success,

        @Text(max = 1000) @Schema(maxLength = 1000, nullable = true) @Nullable
        String failureReason,

        @StorableJson(maxLevels = 10, maxBytes = 16_384)
        @Schema(
                implementation = Map.class,
                type = SchemaType.OBJECT,
                description = "Up to 16 KiB and 10 levels.",
                examples = "{\"amount\":1250,\"currency\":\"EUR\"}")
        @Nullable
        ObjectNode metadata,

        @Size(max = 100, message = "must have at most {max} items")
        @Schema(
                description =
                        "Up to 100 items, and 64 KiB in all as they are stored: numbers written out, 1e9 as 1000000000.")
        @Nullable
        List<@NotNull @Valid NewChange> changes,

        @Schema(description = "Left out: the catalogue's.", examples = "warning") @Nullable
        Severity severity,

        @PastTime
        @Schema(
                description = "RFC 3339, at most 5 minutes ahead; left out: when received.",
                examples = "2026-11-22T09:30:00Z")
        @Nullable
        String occurredAt,

        @Text(max = NewActivity.LONGEST_KEY, blank = false)
        @Schema(
                description = "As the header Idempotency-Key: posted again under the same key, it is recorded once.",
                maxLength = NewActivity.LONGEST_KEY,
                examples = "payout-po_17-approved")
        @Nullable
        String idempotencyKey) {

    static final int LONGEST_KEY = 255;
}
