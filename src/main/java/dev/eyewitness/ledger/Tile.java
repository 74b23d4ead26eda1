package dev.eyewitness.ledger;

import dev.eyewitness.merkle.MerkleTree;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Neighbouring hashes of one level of the tree, up to 256 (C2SP tlog-tiles). At level 0 they are leaves; above, each is the root of a full
 * tile of the level below.
 */
final class Tile {

    /** How many levels of the tree a tile covers. */
    static final int HEIGHT = 8;

    /** How many hashes a full tile holds. */
    static final int WIDTH = 1 << HEIGHT;

    /** Bytes of a hash. */
    static final int HASH = 32;

    private final byte[] hashes;

    /** The roots of subtrees that were asked for, numbered as in a heap: the root of the tile is 1. */
    private final byte[] @Nullable [] nodes = new byte[2 * WIDTH][];

    /** The hashes one after another. */
    Tile(byte[] hashes) {
        this.hashes = hashes;
    }

    int width() {
        return hashes.length / HASH;
    }

    /** The first {@code width} hashes one after another. */
    byte[] bytes(int width) {
        return Arrays.copyOf(hashes, width * HASH);
    }

    /** The root of the complete subtree over the 2^{@code height} hashes from {@code first} on. */
    byte[] root(int first, int height) {
        if (height == 0) {
            return Arrays.copyOfRange(hashes, first * HASH, (first + 1) * HASH);
        }
        int place = (first + WIDTH) >> height;
        byte[] node = nodes[place];
        if (node == null) {
            int half = 1 << (height - 1);
            node = MerkleTree.nodeHash(root(first, height - 1), root(first + half, height - 1));
            nodes[place] = node;
        }
        return node;
    }

    /** The root of a full tile. */
    byte[] root() {
        return root(0, HEIGHT);
    }

    /** How many hashes that level has in a tree of {@code size} leaves. */
    static long hashes(int level, long size) {
        int shift = HEIGHT * level;
        return shift < Long.SIZE ? size >>> shift : 0;
    }
}
