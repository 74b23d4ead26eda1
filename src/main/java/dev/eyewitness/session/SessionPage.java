package dev.eyewitness.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A page of sessions, the one that was first heard of last first.
 *
 * @param next the cursor of the next page; null on the last one
 */
@JsonInclude
@Schema(description = "A page of sessions, newest first.")
@RegisterForReflection
public record SessionPage(
        List<AdminSession> items,
        @Schema(examples = "k3f9a1zq-4661") @Nullable String next) {}
