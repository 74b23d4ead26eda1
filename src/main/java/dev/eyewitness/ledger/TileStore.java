package dev.eyewitness.ledger;

import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tiles of one tenant's log: full ones as they are stored, partial ones from what stands a level below. */
final class TileStore {

    private static final String FULL = "SELECT hashes FROM ledger_tile WHERE tenant = ? AND level = ? AND number = ?";

    private static final String LEAVES =
            "SELECT seq - 1, leaf_hash FROM activity WHERE tenant = ? AND seq > ? AND seq <= ? ORDER BY seq";

    private static final String ROOTS = "SELECT number, root FROM ledger_tile"
            + " WHERE tenant = ? AND level = ? AND number >= ? AND number < ? ORDER BY number";

    /** What stands on the right edge of a tree, a level each: its leaves beyond the last full tile, and the roots of full tiles beyond. */
    private static final String EDGE_LEAVES = "SELECT 0 AS level, seq - 1 AS place, leaf_hash AS hash FROM activity"
            + " WHERE tenant = ? AND seq > ? AND seq <= ? AND received_at >= ?";

    private static final String EDGE_ROOTS =
            " UNION ALL SELECT ?::int, number, root FROM ledger_tile WHERE tenant = ? AND level = ? AND number >= ? AND number < ?";

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
            Run run = new Run(first, count);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    run.add(row.getLong(1), row.getBytes(2));
                }
            }
            return run.hashes.toByteArray();
        }
    }

    /**
     * The tiles on the right edge of the tree of {@code size} leaves, one for each of its levels, which the tree may have grown out of by now.
     *
     * @param since leaves that were received before are not looked for: so few partitions need be read
     * @return hashes up to the first that is not there, by level
     */
    List<Tile> edge(long size, OffsetDateTime since) throws SQLException {
        List<Run> runs = new ArrayList<>();
        StringBuilder sql = new StringBuilder(EDGE_LEAVES);
        for (long hashes = size; hashes > 0; hashes /= Tile.WIDTH) {
            sql.append(runs.isEmpty() ? "" : EDGE_ROOTS);
            runs.add(new Run(hashes - hashes % Tile.WIDTH, Tile.WIDTH));
        }
        try (PreparedStatement select = connection.prepareStatement(sql + " ORDER BY level, place")) {
            int bound = 0;
            for (int level = 0; level < runs.size(); level++) {
                if (level > 0) {
                    select.setInt(++bound, level);
                }
                select.setString(++bound, tenant);
                if (level > 0) {
                    select.setInt(++bound, level - 1);
                }
                select.setLong(++bound, runs.get(level).next);
                select.setLong(++bound, Tile.hashes(level, size));
                if (level == 0) {
                    select.setObject(++bound, since);
                }
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    runs.get(row.getInt(1)).add(row.getLong(2), row.getBytes(3));
                }
            }
        }
        return runs.stream().map(run -> new Tile(run.hashes.toByteArray())).toList();
    }

    /** Hashes one after another, which end before the first that is missing. */
    private static final class Run {

        private final ByteArrayOutputStream hashes;
        private long next;

        Run(long first, int most) {
            this.next = first;
            this.hashes = new ByteArrayOutputStream(most * Tile.HASH);
        }

        void add(long place, byte @Nullable [] hash) {
            if (place == next && hash != null && hash.length == Tile.HASH) {
                hashes.writeBytes(hash);
                next++;
            }
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
