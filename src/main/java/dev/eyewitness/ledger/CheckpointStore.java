package dev.eyewitness.ledger;

import dev.eyewitness.merkle.Frontier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The checkpoints of one tenant's log in the database. */
final class CheckpointStore {

    /** A clock that was set back does not keep anybody waiting. */
    private static final String STATE = """
            SELECT head.seq, head.frontier, head.received_at - interval '1 month', newest.size, newest.note, coalesce(signed.size, 0),
                CASE WHEN signed.made_at BETWEEN clock_timestamp() - interval '1 second' AND clock_timestamp()
                    THEN greatest(1, ceil(1000 * (1 + extract(epoch FROM signed.made_at) - extract(epoch FROM clock_timestamp()))))::int
                    ELSE 0 END
            FROM (VALUES (?)) AS asked (tenant)
            LEFT JOIN log_head AS head USING (tenant)
            LEFT JOIN ledger_head AS signed USING (tenant)
            LEFT JOIN LATERAL (
                SELECT size, note FROM ledger_checkpoint AS kept WHERE kept.tenant = asked.tenant ORDER BY size DESC LIMIT 1) AS newest
                ON true""";

    private static final String OF_SIZE = "SELECT size, note FROM ledger_checkpoint WHERE tenant = ? AND size = ?";

    private static final String BEGIN = "INSERT INTO ledger_head (tenant) VALUES (?) ON CONFLICT (tenant) DO NOTHING";

    private static final String LOCK = "SELECT FROM ledger_head WHERE tenant = ? FOR UPDATE";

    /** The last second is looked at with the head's lock: what another replica has just made is seen. */
    private static final String INSERT = """
            WITH head AS (
                UPDATE ledger_head SET size = ?, made_at = clock_timestamp()
                WHERE tenant = ? AND size = ? AND NOT made_at BETWEEN clock_timestamp() - interval '1 second' AND clock_timestamp()
                RETURNING tenant, size, made_at)
            INSERT INTO ledger_checkpoint (tenant, size, note, made_at) SELECT tenant, size, ?, made_at FROM head""";

    private final Connection connection;
    private final String tenant;

    CheckpointStore(Connection connection, String tenant) {
        this.connection = connection;
        this.tenant = tenant;
    }

    /**
     * The log as the writer has left it; one that nobody has written to is empty.
     *
     * @param monthBefore a month before its newest activity came
     */
    record Grown(long size, Optional<Frontier> frontier, OffsetDateTime monthBefore) {

        private static Grown of(ResultSet row) throws SQLException {
            long size = row.getLong(1);
            if (size == 0) {
                return new Grown(0, Optional.of(Frontier.of(0, new byte[0])), OffsetDateTime.MIN);
            }
            byte @Nullable [] frontier = row.getBytes(2);
            return new Grown(
                    size,
                    frontier != null && Frontier.isOne(size, frontier)
                            ? Optional.of(Frontier.of(size, frontier))
                            : Optional.empty(),
                    row.getObject(3, OffsetDateTime.class));
        }
    }

    /**
     * The log and its newest checkpoint, of one moment.
     *
     * @param newest as far as it is kept
     * @param signed how many activities have been signed, 0 where none were
     * @param early how long it is too early for another checkpoint
     */
    record State(Grown grown, Optional<StoredCheckpoint> newest, long signed, Duration early) {

        /** How many activities the newest covers, 0 where none is kept. */
        long kept() {
            return newest.map(StoredCheckpoint::size).orElse(0L);
        }

        boolean isUntouched() {
            return grown.size() == 0 && signed == 0 && newest.isEmpty();
        }
    }

    /** Keeps others from making a checkpoint of this log, and from changing one, until the transaction ends. */
    void lock() throws SQLException {
        if (!lockRow()) {
            begin();
            lockRow();
        }
    }

    private boolean lockRow() throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setString(1, tenant);
            try (ResultSet row = lock.executeQuery()) {
                return row.next();
            }
        }
    }

    private void begin() throws SQLException {
        try (PreparedStatement begin = connection.prepareStatement(BEGIN)) {
            begin.setString(1, tenant);
            begin.executeUpdate();
        }
    }

    State state() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(STATE)) {
            select.setString(1, tenant);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                String note = row.getString(5);
                return new State(
                        Grown.of(row),
                        note == null ? Optional.empty() : Optional.of(new StoredCheckpoint(row.getLong(4), note)),
                        row.getLong(6),
                        Duration.ofMillis(row.getInt(7)));
            }
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

    /**
     * Stores a checkpoint as the next one.
     *
     * @param signed the size of the one before
     * @return whether it was: not where another was stored after that one, or it is too early
     */
    boolean insert(StoredCheckpoint checkpoint, long signed) throws SQLException {
        if (signed == 0) {
            begin();
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setLong(1, checkpoint.size());
            insert.setString(2, tenant);
            insert.setLong(3, signed);
            insert.setString(4, checkpoint.note());
            return insert.executeUpdate() > 0;
        }
    }

    /**
     * Changes the signatures of a checkpoint, which nobody else changes meanwhile.
     *
     * @return as it is now; empty where it is not kept any more
     */
    Optional<StoredCheckpoint> sign(long size, Function<StoredCheckpoint, String> change) throws SQLException {
        lock();
        Optional<StoredCheckpoint> changed =
                ofSize(size).map(stored -> new StoredCheckpoint(size, change.apply(stored)));
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
