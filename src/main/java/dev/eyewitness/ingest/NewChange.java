package dev.eyewitness.ingest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.eyewitness.activity.Change;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One altered field as a caller posts it.
 *
 * @param from the value before, any JSON; left out or null where there was none
 * @param to the value after, any JSON; left out or null where there is none
 */
@Schema(description = "A field that was altered, with its value before and after.")
@RegisterForReflection
public record NewChange(
        @NotNull @Text(max = 255) @Schema(maxLength = 255, examples = "role") @Nullable
        String field,

        @StorableJson(maxLevels = 1_000)
        @JsonProperty
        @Schema(implementation = Object.class, examples = "support")
        @Nullable
        JsonNode from,

        @StorableJson(maxLevels = 1_000)
        @JsonProperty
        @Schema(implementation = Object.class, examples = "owner")
        @Nullable
        JsonNode to) {

    Change toChange() {
        return new Change(Objects.requireNonNull(field), from, to);
    }
}
