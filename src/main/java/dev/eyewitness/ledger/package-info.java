/**
 * Proves what stands in the log: the tiles of its Merkle tree, signed checkpoints, proofs, and the witness who keeps checkpoints outside.
 *
 * <p>Invariants. A checkpoint is signed only where the tree of the tiles and the frontier that the writer keeps have the same root, and
 * where it holds what the checkpoint before it has signed. Of each log there is at most one a second, over all replicas. A tile never
 * changes.
 */
@NullMarked
package dev.eyewitness.ledger;

import org.jspecify.annotations.NullMarked;
