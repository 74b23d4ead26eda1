package dev.eyewitness.ledger;

import dev.eyewitness.log.LogUnavailable;
import dev.eyewitness.merkle.MerkleTree;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The tree of one tenant's log, read in tiles, of which the last few are kept: for one proof, or many whose activities follow one another. */
final class LedgerTree implements MerkleTree.Nodes {

    /** Twice what one proof in any log needs: the tiles along its path and along the right edge. Of 24 KB at most. */
    private static final int KEPT = 32;

    private final Tiles tiles;
    private final Map<Place, Tile> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Tile> eldest) {
            return size() > KEPT;
        }
    };

    /** Where tiles come from. */
    @FunctionalInterface
    interface Tiles {

        /** That tile, as wide as it is by now. */
        Tile read(int level, long number) throws SQLException;
    }

    private record Place(int level, long number) {}

    /** Reads up to the newest checkpoint. */
    LedgerTree(Tiles tiles) {
        this.tiles = tiles;
    }

    /** Reads over that connection. */
    LedgerTree(Connection connection, String tenant) {
        this(new TileStore(connection, tenant)::read);
    }

    /**
     * The root of that complete subtree.
     *
     * @throws AlteredLog where a part of it is missing
     * @throws LogUnavailable where the database does not answer
     */
    @Override
    public byte[] hash(int level, long index) {
        int height = level % Tile.HEIGHT;
        long first = index << height;
        Place place = new Place(level / Tile.HEIGHT, first / Tile.WIDTH);
        int offset = (int) (first % Tile.WIDTH);
        Tile tile = kept.computeIfAbsent(place, this::read);
        if (offset + (1 << height) > tile.width()) {
            throw new AlteredLog("a part of tile " + place.number() + " of level " + place.level() + " is missing");
        }
        return tile.root(offset, height);
    }

    private Tile read(Place place) {
        try {
            return tiles.read(place.level(), place.number());
        } catch (SQLException e) {
            throw new LogUnavailable("a tile could not be read", e);
        }
    }
}
