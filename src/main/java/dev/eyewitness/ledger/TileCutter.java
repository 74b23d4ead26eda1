package dev.eyewitness.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts the full tiles that a log has grown by. */
final class TileCutter {

    /** Tiles that one transaction cuts at most at each level: some 16,000 leaves, a fraction of a second. */
    private static final int MOST = 64;

    private TileCutter() {}

    /**
     * Cuts and stores what is missing in a tree of {@code size} leaves, or a part of it.
     *
     * @return whether nothing is missing any more
     * @throws AlteredLog where activities or tiles that must be there are not
     */
    static boolean cut(TileStore store, long size) throws SQLException {
        boolean isDone = true;
        List<Long> stored = size < Tile.WIDTH ? List.of() : store.stored(highest(size));
        long below = size;
        for (int level = 0; level < stored.size(); level++) {
            long due = below / Tile.WIDTH;
            int count = Math.clamp(due - stored.get(level), 0, MOST);
            if (count > 0) {
                store.store(level, stored.get(level), tiles(store, level, stored.get(level), count));
            }
            below = stored.get(level) + count;
            isDone &= below >= due;
        }
        return isDone;
    }

    /** The highest level that has a full tile in a tree of {@code size} leaves, at least 256. */
    private static int highest(long size) {
        int level = 0;
        while (Tile.hashes(level + 2, size) > 0) {
            level++;
        }
        return level;
    }

    private static List<Tile> tiles(TileStore store, int level, long first, int count) throws SQLException {
        byte[] hashes = store.hashes(level, first * Tile.WIDTH, count * Tile.WIDTH);
        if (hashes.length < count * Tile.WIDTH * Tile.HASH) {
            throw new AlteredLog("number " + (((first * Tile.WIDTH) << (Tile.HEIGHT * level)) + 1)
                    + " or one of those after it is missing or has no leaf");
        }
        List<Tile> tiles = new ArrayList<>();
        int length = Tile.WIDTH * Tile.HASH;
        for (int tile = 0; tile < count; tile++) {
            tiles.add(new Tile(Arrays.copyOfRange(hashes, tile * length, (tile + 1) * length)));
        }
        return tiles;
    }
}
