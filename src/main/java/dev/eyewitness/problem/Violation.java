package dev.eyewitness.problem;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One rule that a request breaks.
 *
 * @param field where, as a path such as {@code changes[0].field}; a parameter's name; {@code body} for the whole
 * @param message what is expected, as the end of a sentence that begins with the field
 */
@Schema(description = "One rule that the request breaks.")
@RegisterForReflection
public record Violation(
        @Schema(examples = "action") String field,

        @Schema(examples = "must match ^[a-z][a-z0-9_.:-]{0,99}$")
        String message) {}
