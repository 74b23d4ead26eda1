package dev.eyewitness.ledger;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where an activity stands in a signed tree.
 *
 * @param index number of the activity less one
 * @param treeSize of the checkpoint
 * @param hashes the inclusion proof (RFC 9162), from the leaf upwards
 */
@RegisterForReflection
@Schema(description = "Where the activity stands in a signed tree: its inclusion proof (RFC 9162).")
public record InclusionProof(long index, long treeSize, List<byte[]> hashes) {}
