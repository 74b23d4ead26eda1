package dev.eyewitness.ledger;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;

/** The tiles of a tree of which those on the right edge, the only ones that its root needs, were read at once. */
final class RightEdge implements LedgerTree.Tiles {

    private final TileStore store;
    private final long size;
    private final List<Tile> edge;

    private RightEdge(TileStore store, long size, List<Tile> edge) {
        this.store = store;
        this.size = size;
        this.edge = edge;
    }

    /**
     * That of a log, as far as its leaves are of its last month, for which two partitions are read and not all. A log that grows by less
     * than a tile a month may be found not whole.
     */
    static RightEdge ofLastMonth(TileStore store, CheckpointStore.Grown grown) throws SQLException {
        return new RightEdge(store, grown.size(), store.edge(grown.size(), grown.monthBefore()));
    }

    /** That of a log, however old its leaves. */
    static RightEdge of(TileStore store, CheckpointStore.Grown grown) throws SQLException {
        return new RightEdge(store, grown.size(), store.edge(grown.size(), OffsetDateTime.MIN));
    }

    /** Whether nothing is missing on it: no leaf, and no tile that is to be cut. */
    boolean isWhole() {
        for (int level = 0; level < edge.size(); level++) {
            if (edge.get(level).width() < Tile.hashes(level, size) % Tile.WIDTH) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Tile read(int level, long number) throws SQLException {
        boolean isOnEdge = level < edge.size() && number == Tile.hashes(level + 1, size);
        return isOnEdge ? edge.get(level) : store.read(level, number);
    }
}
