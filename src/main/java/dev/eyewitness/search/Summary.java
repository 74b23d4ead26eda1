package dev.eyewitness.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How many activities meet a query, when, of which actions and by whom.
 *
 * @param interval how long a bucket is
 * @param buckets without a hole, in the order of time
 * @param actions the most frequent first
 * @param admins the busiest first
 */
@Schema(description = "How many activities meet the filters, when, of which actions and by whom.")
@RegisterForReflection
public record Summary(
        @Schema(
                examples = "day",
                enumeration = {"minute", "hour", "day", "month", "year"})
        String interval,

        @Schema(examples = "128") long total,
        @Schema(examples = "3") long failed,
        List<Bucket> buckets,
        @Schema(description = "The ten most frequent.") List<ActionCount> actions,
        @Schema(description = "The ten busiest.") List<AdminCount> admins) {

    /** The activities of one interval. */
    @RegisterForReflection
    public record Bucket(
            @Schema(examples = "2026-11-22T00:00:00Z") Instant start,
            @Schema(examples = "128") long total,
            @Schema(examples = "3") long failed) {}

    /** The activities of one action. */
    @RegisterForReflection
    public record ActionCount(
            @Schema(examples = "payout_approved") String action,
            @Schema(examples = "40") long count) {}

    /** The activities of one admin, with the name seen last. */
    @RegisterForReflection
    @JsonInclude
    public record AdminCount(
            @Schema(examples = "ada") String adminId,
            @Schema(examples = "Ada Lovelace") @Nullable String adminName,
            @Schema(examples = "40") long count) {}
}
