package dev.eyewitness.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.eyewitness.activity.Device;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The activities of one session id, taken together.
 *
 * @param adminId of its first activity
 * @param startedAt its first successful login; the earliest activity where it has none
 * @param lastActivityAt the latest activity, also where that is after the end
 * @param endedAt its first end after its last login; null while it goes on
 * @param endReason null while it goes on
 * @param failures how many of the activities failed
 * @param ipAddresses all that its activities came from, the first first; a hundred at most
 * @param device of its first activity that came with a user agent
 */
@JsonInclude
@Schema(description = "The activities of one session id, taken together.")
@RegisterForReflection
public record AdminSession(
        @Schema(examples = "s_81") String sessionId,
        @Schema(examples = "ada") String adminId,
        @Schema(examples = "Ada Lovelace") @Nullable String adminName,
        @Schema(examples = "ada@example.com") @Nullable String adminEmail,
        @Schema(examples = "2026-11-22T09:00:00Z") Instant startedAt,
        @Schema(examples = "2026-11-22T09:30:00Z") Instant lastActivityAt,
        @Schema(examples = "2026-11-22T09:30:00Z") @Nullable Instant endedAt,

        @Schema(
                examples = "logout",
                enumeration = {"logout", "expired", "invalidated"})
        @Nullable
        String endReason,

        @Schema(examples = "12") long activities,
        @Schema(examples = "1") long failures,
        @Schema(examples = "203.0.113.7") List<String> ipAddresses,
        @Nullable Device device) {}
