package dev.eyewitness.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eyewitness.merkle.MerkleTree;
import dev.eyewitness.merkle.StrictBase64;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a line says of its place in a tree.
 *
 * @param treeSize how many activities that tree has
 * @param hashes the inclusion proof (RFC 9162), from the leaf upwards
 */
record LineProof(long index, long treeSize, List<byte[]> hashes) {

    static final Set<String> FIELDS = Set.of("index", "treeSize", "hashes");

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException where it is none
     */
    static LineProof of(JsonNode proof) {
        JsonNode index = proof.path("index");
        JsonNode treeSize = proof.path("treeSize");
        if (!ExportedLine.isLong(index)
                || !ExportedLine.isLong(treeSize)
                || !proof.path("hashes").isArray()) {
            throw new IllegalArgumentException("its proof is none");
        }
        List<byte[]> hashes = new ArrayList<>();
        for (JsonNode hash : proof.path("hashes")) {
            hashes.add(StrictBase64.decode(hash.asText()));
        }
        return new LineProof(index.asLong(), treeSize.asLong(), hashes);
    }

    /** The root of the tree in which that leaf has that place; empty where there is none. */
    Optional<byte[]> root(byte[] leafHash) {
        return MerkleTree.inclusionRoot(leafHash, index, treeSize, hashes);
    }
}
