package dev.eyewitness.ledger;

import dev.eyewitness.merkle.Frontier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The checkpoints of one tenant's log in the database. */
final class CheckpointStore {

    private static final String NEWEST =
            "SELECT size, note FROM ledger_checkpoint WHERE tenant = ? ORDER BY size DESC LIMIT 1";

    private static final String OF_SIZE = "SELECT size, note FROM ledger_checkpoint WHERE tenant = ? AND size = ?";

    private static final String BEGIN = "INSERT INTO ledger_head (tenant) VALUES (?) ON CONFLICT (tenant) DO NOTHING";

    /** The clock is read once the lock is held. One that was set back does not keep anybody waiting. */
    private static final String LOCK = """
            SELECT size, CASE WHEN made_at BETWEEN clock_timestamp() - interval '1 second' AND clock_timestamp()
                THEN greatest(1, ceil(1000 * (1 + extract(epoch FROM made_at) - extract(epoch FROM clock_timestamp()))))::int
                ELSE 0 END
            FROM (SELECT size, made_at FROM ledger_head WHERE tenant = ? FOR UPDATE) AS head""";

    private static final String INSERT = """
            WITH head AS (
                UPDATE ledger_head SET size = ?, made_at = clock_timestamp() WHERE tenant = ? RETURNING tenant, size, made_at)
            INSERT INTO ledger_checkpoint (tenant, size, note, made_at) SELECT tenant, size, ?, made_at FROM head""";

    private final Connection connection;
    private final String tenant;

    CheckpointStore(Connection connection, String tenant) {
        this.connection = connection;
        this.tenant = tenant;
    }

    /**
     * The newest checkpoint as the lock on it says.
     *
     * @param size 0 where there is none
     * @param early how long it is too early for another
     */
    record Locked(long size, Duration early) {}

    /** The log as the writer has left it. */
    record Grown(long size, Optional<Frontier> frontier) {}

    /** Keeps other replicas from making a checkpoint of this log until the transaction ends. */
    Locked lock() throws SQLException {
        try (PreparedStatement begin = connection.prepareStatement(BEGIN)) {
            begin.setString(1, tenant);
            begin.executeUpdate();
        }
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setString(1, tenant);
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                return new Locked(row.getLong(1), Duration.ofMillis(row.getInt(2)));
            }
        }
    }

    /** Number and frontier of the log, of one moment; a log that nobody has written to is empty. */
    Grown grown() throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT seq, frontier FROM log_head WHERE tenant = ?")) {
            select.setString(1, tenant);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return new Grown(0, Optional.of(Frontier.of(0, new byte[0])));
                }
                long size = row.getLong(1);
                byte[] frontier = row.getBytes(2);
                boolean fits = frontier != null && frontier.length == Long.bitCount(size) * Tile.HASH;
                return new Grown(size, fits ? Optional.of(Frontier.of(size, frontier)) : Optional.empty());
            }
        }
    }

    Optional<StoredCheckpoint> newest() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(NEWEST)) {
            select.setString(1, tenant);
            return one(select);
        }
    }

    Optional<StoredCheckpoint> ofSize(long size) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OF_SIZE)) {
            select.setString(1, tenant);
            select.setLong(2, size);
            return one(select);
        }
    }

    private static Optional<StoredCheckpoint> one(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(new StoredCheckpoint(row.getLong(1), row.getString(2))) : Optional.empty();
        }
    }

    /** Under {@link #lock}. */
    void insert(StoredCheckpoint checkpoint) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setLong(1, checkpoint.size());
            insert.setString(2, tenant);
            insert.setString(3, checkpoint.note());
            insert.executeUpdate();
        }
    }

    /**
     * Changes the signatures of a checkpoint, which nobody else changes meanwhile.
     *
     * @return as it is now; empty where it is not kept any more
     */
    Optional<StoredCheckpoint> sign(long size, UnaryOperator<String> change) throws SQLException {
        lock();
        Optional<StoredCheckpoint> changed =
                ofSize(size).map(stored -> new StoredCheckpoint(size, change.apply(stored.note())));
        if (changed.isPresent()) {
            try (PreparedStatement update = connection.prepareStatement(
                    "UPDATE ledger_checkpoint SET note = ? WHERE tenant = ? AND size = ?")) {
                update.setString(1, changed.get().note());
                update.setString(2, tenant);
                update.setLong(3, size);
                update.executeUpdate();
            }
        }
        return changed;
    }
}
