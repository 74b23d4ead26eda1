package dev.eyewitness.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * That an activity stands in the log, as the checkpoint says.
 *
 * @param leaf what is hashed: RFC 8785 text
 * @param leafHash of {@code leaf}, RFC 9162, base64
 * @param index number of the activity less one
 * @param treeSize of the checkpoint
 * @param hashes the inclusion proof, from the leaf upwards, base64
 * @param checkpoint the signed note
 * @param salt of the personal values, base64; left out once they are erased
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
@Schema(description = "That an activity stands in the log, as a signed checkpoint says.")
public record Proof(
        @Schema(description = "What is hashed: the RFC 8785 text of the activity without its personal values")
        String leaf,

        @Schema(description = "SHA-256 of the leaf after a zero byte (RFC 9162), base64")
        String leafHash,

        @Schema(description = "seq - 1", examples = "4710") long index,

        @Schema(description = "Activities that the checkpoint covers", examples = "4800")
        long treeSize,

        @Schema(description = "The inclusion proof, from the leaf upwards, base64")
        List<String> hashes,

        @Schema(description = "The checkpoint, a C2SP signed note")
        String checkpoint,

        @Schema(description = "Of the commitment to the personal values, base64; left out once they are erased")
        @Nullable
        String salt) {}
