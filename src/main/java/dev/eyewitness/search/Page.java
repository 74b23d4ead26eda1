package dev.eyewitness.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.eyewitness.activity.Activity;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A page of activities, newest first.
 *
 * @param next the cursor of the next page; null on the last one
 */
@JsonInclude
@Schema(description = "A page of activities, newest first.")
@RegisterForReflection
public record Page(
        List<Activity> items,
        @Schema(examples = "k3f9a1zq-4661") @Nullable String next) {}
