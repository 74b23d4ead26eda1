package dev.eyewitness.merkle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The roots of the complete subtrees of a tree, largest first: all that is needed to append a leaf, and to know the root. */
public final class Frontier {

    private static final int HASH = 32;

    private final List<byte[]> hashes = new ArrayList<>();
    private long size;

    private Frontier(long size) {
        this.size = size;
    }

    /** Whether {@code bytes} can be the frontier of a tree of {@code size} leaves, as far as their number tells. */
    public static boolean isOne(long size, byte[] bytes) {
        return bytes.length == HASH * Long.bitCount(size);
    }

    /**
     * The frontier of a tree of {@code size} leaves.
     *
     * @param bytes as {@link #toBytes} has written it
     * @throws IllegalArgumentException where it is not one of a tree of that size
     */
    public static Frontier of(long size, byte[] bytes) {
        if (!isOne(size, bytes)) {
            throw new IllegalArgumentException("no frontier of a tree of " + size);
        }
        Frontier frontier = new Frontier(size);
        for (int at = 0; at < bytes.length; at += HASH) {
            frontier.hashes.add(Arrays.copyOfRange(bytes, at, at + HASH));
        }
        return frontier;
    }

    /** Appends a leaf. */
    public void append(byte[] leafHash) {
        byte[] hash = leafHash;
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            hash = MerkleTree.nodeHash(hashes.removeLast(), hash);
        }
        hashes.add(hash);
        size++;
    }

    /** The root of the tree. */
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

    /** The hashes one after another, 32 bytes each. */
    public byte[] toBytes() {
        byte[] bytes = new byte[HASH * hashes.size()];
        for (int at = 0; at < hashes.size(); at++) {
            System.arraycopy(hashes.get(at), 0, bytes, HASH * at, HASH);
        }
        return bytes;
    }
}
