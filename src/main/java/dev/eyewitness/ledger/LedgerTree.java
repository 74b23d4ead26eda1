package dev.eyewitness.ledger;

import dev.eyewitness.log.LogUnavailable;
import dev.eyewitness.merkle.MerkleTree;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The tree of one tenant's log, read in tiles, each once: for one proof, or several at the same time. */
public final class LedgerTree implements MerkleTree.Nodes {

    private final TileStore store;
    private final Map<Place, Tile> tiles = new HashMap<>();

    private record Place(int level, long number) {}

    /** Reads over that connection, up to the newest checkpoint. */
    public LedgerTree(Connection connection, String tenant) {
        this.store = new TileStore(connection, tenant);
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
        Tile tile = tiles.computeIfAbsent(place, this::read);
        if (offset + (1 << height) > tile.width()) {
            throw new AlteredLog("a part of tile " + place.number() + " of level " + place.level() + " is missing");
        }
        return tile.root(offset, height);
    }

    private Tile read(Place place) {
        try {
            return store.read(place.level(), place.number());
        } catch (SQLException e) {
            throw new LogUnavailable("a tile could not be read", e);
        }
    }
}
