package dev.eyewitness.dev;

import jakarta.validation.constraints.Positive;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Claims of a dev token; what is left out is not in the token, {@code expiresIn} is 8 hours then. */
public record TokenRequest(
        @Schema(examples = "ada") @Nullable String sub,
        @Schema(examples = "Ada Lovelace") @Nullable String name,
        @Schema(examples = "ada@example.com") @Nullable String email,
        @Schema(examples = "default") @Nullable String tenant,
        @Schema(examples = "[\"activity:admin\"]") @Nullable Set<String> groups,

        @Positive @Schema(description = "Seconds", examples = "28800") @Nullable
        Long expiresIn) {}
