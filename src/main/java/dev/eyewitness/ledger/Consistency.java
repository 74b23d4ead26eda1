package dev.eyewitness.ledger;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * That a log of {@code to} activities begins with the same {@code from} ones as it did when it had no more.
 *
 * @param from size of the smaller tree
 * @param to size of the larger tree
 * @param hashes the consistency proof of RFC 9162, base64
 */
@RegisterForReflection
@Schema(description = "That the log has only grown between two checkpoints.")
public record Consistency(
        @Schema(examples = "4711") long from,
        @Schema(examples = "4800") long to,

        @Schema(description = "The consistency proof of RFC 9162, base64")
        List<String> hashes) {}
