package dev.eyewitness.ledger;

import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tiles of one tenant's log: full ones as they are stored, partial ones from what stands a level below. */
final class TileStore {

    private static final String FULL = "SELECT hashes FROM ledger_tile WHERE tenant = ? AND level = ? AND number = ?";

    private static final String LEAVES =
            "SELECT seq - 1, leaf_hash FROM activity WHERE tenant = ? AND seq > ? AND seq <= ? ORDER BY seq";

    private static final String ROOTS = "SELECT number, root FROM ledger_tile"
            + " WHERE tenant = ? AND level = ? AND number >= ? AND number < ? ORDER BY number";

    private static final String STORED = """
            SELECT coalesce((SELECT max(number) + 1 FROM ledger_tile WHERE tenant = ? AND ledger_tile.level = at.level), 0)
            FROM generate_series(0, ?) AS at (level) ORDER BY at.level""";

    private static final String INSERT = """
            INSERT INTO ledger_tile (tenant, level, number, root, hashes) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";

    private final Connection connection;
    private final String tenant;

    TileStore(Connection connection, String tenant) {
        this.connection = connection;
        this.tenant = tenant;
    }

    /** That tile, as wide as it is by now. */
    Tile read(int level, long number) throws SQLException {
        Optional<Tile> full = full(level, number);
        return full.isPresent() ? full.get() : new Tile(hashes(level, number * Tile.WIDTH, Tile.WIDTH));
    }

    private Optional<Tile> full(int level, long number) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FULL)) {
            select.setString(1, tenant);
            select.setInt(2, level);
            select.setLong(3, number);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(new Tile(row.getBytes(1))) : Optional.empty();
            }
        }
    }

    /**
     * Hashes of that level, read from the one below, one after another, up to the first that is not there.
     *
     * @param count the most that are read
     */
    byte[] hashes(int level, long first, int count) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(level == 0 ? LEAVES : ROOTS)) {
            int bound = 0;
            select.setString(++bound, tenant);
            if (level > 0) {
                select.setInt(++bound, level - 1);
            }
            select.setLong(++bound, first);
            select.setLong(++bound, first + count);
            ByteArrayOutputStream hashes = new ByteArrayOutputStream(count * Tile.HASH);
            try (ResultSet row = select.executeQuery()) {
                long next = first;
                while (row.next() && row.getLong(1) == next) {
                    byte[] hash = row.getBytes(2);
                    if (hash == null || hash.length != Tile.HASH) {
                        break;
                    }
                    hashes.writeBytes(hash);
                    next++;
                }
            }
            return hashes.toByteArray();
        }
    }

    /** How many full tiles are stored of each level up to that one: those from 0 on, without a hole. */
    List<Long> stored(int highest) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(STORED)) {
            select.setString(1, tenant);
            select.setInt(2, highest);
            List<Long> stored = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    stored.add(row.getLong(1));
                }
            }
            return stored;
        }
    }

    /** Stores full tiles of that level from {@code first} on. */
    void store(int level, long first, List<Tile> tiles) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            long number = first;
            for (Tile tile : tiles) {
                insert.setString(1, tenant);
                insert.setInt(2, level);
                insert.setLong(3, number++);
                insert.setBytes(4, tile.root());
                insert.setBytes(5, tile.bytes(Tile.WIDTH));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
