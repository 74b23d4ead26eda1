package dev.eyewitness.activity;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One field that an activity altered.
 *
 * @param from the value before, any JSON; null where there was none
 * @param to the value after, any JSON; null where there is none
 */
@Schema(description = "A field that was altered, with its value before and after.")
@RegisterForReflection
public record Change(
        @Schema(examples = "role") String field,

        @JsonProperty @Schema(implementation = Object.class, examples = "support") @Nullable
        JsonNode from,

        @JsonProperty @Schema(implementation = Object.class, examples = "owner") @Nullable
        JsonNode to) {}
