package dev.eyewitness.merkle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The roots of the complete subtrees of a tree, largest first. */
public final class Frontier {

    private final List<byte[]> hashes = new ArrayList<>();
    private long size;

    private Frontier(long size) {
        this.size = size;
    }

    public static Frontier of(long size, byte[] bytes) {
        if (bytes.length != 32 * Long.bitCount(size)) {
            throw new IllegalArgumentException("no frontier of a tree of " + size);
        }
        Frontier frontier = new Frontier(size);
        for (int at = 0; at < bytes.length; at += 32) {
            frontier.hashes.add(Arrays.copyOfRange(bytes, at, at + 32));
        }
        return frontier;
    }

    public void append(byte[] leafHash) {
        byte[] hash = leafHash;
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            hash = MerkleTree.nodeHash(hashes.removeLast(), hash);
        }
        hashes.add(hash);
        size++;
    }

    public byte[] root() {
        if (hashes.isEmpty()) {
            return MerkleTree.emptyRoot();
        }
        byte[] root = hashes.getLast();
        for (int at = hashes.size() - 2; at >= 0; at--) {
            root = MerkleTree.nodeHash(hashes.get(at), root);
        }
        return root;
    }

    public byte[] toBytes() {
        byte[] bytes = new byte[32 * hashes.size()];
        for (int at = 0; at < hashes.size(); at++) {
            System.arraycopy(hashes.get(at), 0, bytes, 32 * at, 32);
        }
        return bytes;
    }
}
