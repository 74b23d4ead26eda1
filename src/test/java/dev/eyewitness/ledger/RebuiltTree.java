package dev.eyewitness.ledger;

import dev.eyewitness.merkle.MerkleTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A tree that somebody outside has built from hashes that the service gave out. */
final class RebuiltTree implements MerkleTree.Nodes {

    private final List<List<byte[]>> levels = new ArrayList<>();

    /** Over those leaf hashes. */
    RebuiltTree(List<byte[]> leaves) {
        List<byte[]> level = leaves;
        while (!level.isEmpty()) {
            levels.add(level);
            List<byte[]> above = new ArrayList<>();
            for (int pair = 0; pair + 1 < level.size(); pair += 2) {
                above.add(MerkleTree.nodeHash(level.get(pair), level.get(pair + 1)));
            }
            level = above;
        }
    }

    /** Over the leaves of the tiles of level 0 of a log of that size, having compared those of the levels above with them. */
    static RebuiltTree ofTiles(LedgerClient log, long size) {
        List<byte[]> leaves = hashes(log, 0, size);
        RebuiltTree tree = new RebuiltTree(leaves);
        for (int level = 1; size >> (8 * level) > 0; level++) {
            List<byte[]> above = hashes(log, level, size >> (8 * level));
            for (int index = 0; index < above.size(); index++) {
                if (!Arrays.equals(above.get(index), tree.hash(8 * level, index))) {
                    throw new AssertionError("level " + level + " differs at " + index);
                }
            }
        }
        return tree;
    }

    private static List<byte[]> hashes(LedgerClient log, int level, long count) {
        List<byte[]> hashes = new ArrayList<>();
        for (long number = 0; number * 256 < count; number++) {
            long width = Math.min(256, count - number * 256);
            byte[] tile = log.bytes("tile/" + level + "/" + number(number) + (width < 256 ? ".p/" + width : ""));
            if (tile.length != width * 32) {
                throw new AssertionError("tile " + number + " has " + tile.length + " bytes");
            }
            for (int place = 0; place < width; place++) {
                hashes.add(Arrays.copyOfRange(tile, place * 32, place * 32 + 32));
            }
        }
        return hashes;
    }

    private static String number(long number) {
        String last = "%03d".formatted(number % 1_000);
        return number < 1_000 ? last : "x%03d/%s".formatted(number / 1_000, last);
    }

    @Override
    public byte[] hash(int level, long index) {
        return levels.get(level).get((int) index);
    }

    byte[] root() {
        return MerkleTree.root(levels.isEmpty() ? 0 : levels.getFirst().size(), this);
    }
}
