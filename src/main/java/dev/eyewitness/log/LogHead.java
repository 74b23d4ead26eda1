package dev.eyewitness.log;

import dev.eyewitness.merkle.Frontier;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * The newest place of a tenant's log, as the row of {@code log_head} says.
 *
 * @param seq the last number given out; 0 in an empty log
 * @param receivedAt of the newest activity, whole milliseconds; {@link Instant#EPOCH} in an empty log
 */
public record LogHead(String tenant, String epoch, long seq, Instant receivedAt) {

    private static final String SELECT =
            "SELECT tenant, epoch, seq, greatest(received_at, 'epoch') AS received_at, frontier,"
                    + " clock_timestamp() AS now FROM log_head";

    /** The place after the newest activity. */
    public Cursor cursor() {
        return new Cursor(epoch, seq);
    }

    /** The head of that tenant's log; empty where nothing was ever recorded or watched. */
    public static Optional<LogHead> find(Connection connection, String tenant) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " WHERE tenant = ?")) {
            select.setString(1, tenant);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(of(row)) : Optional.empty();
            }
        }
    }

    /** The heads of those tenants' logs, by tenant; of those that have one. */
    public static Map<String, LogHead> find(Connection connection, Collection<String> tenants) throws SQLException {
        Map<String, LogHead> heads = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(SELECT + " WHERE tenant = ANY(?)")) {
            select.setArray(1, connection.createArrayOf("text", tenants.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    LogHead head = of(row);
                    heads.put(head.tenant(), head);
                }
            }
        }
        return heads;
    }

    /** Makes the logs that do not exist yet; must be committed before {@link #lock} so that the order of locks holds. */
    public static void create(Connection connection, SortedSet<String> tenants) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO log_head (tenant, epoch, frontier) VALUES (?, ?, '') ON CONFLICT (tenant) DO NOTHING")) {
            for (String tenant : tenants) {
                insert.setString(1, tenant);
                insert.setString(2, newEpoch());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /**
     * Locks the heads until the transaction ends, always in the order of tenants: two writers cannot deadlock. To be the first of the
     * transaction, all of whose statements are {@linkplain PlannedOnce planned once} then.
     */
    static Locked lock(Connection connection, SortedSet<String> tenants) throws SQLException {
        Map<String, LogHead> heads = new HashMap<>();
        Map<String, Frontier> frontiers = new HashMap<>();
        Instant now = Instant.EPOCH;
        try (PreparedStatement select = connection.prepareStatement(
                PlannedOnce.UNTIL_COMMIT + ";" + SELECT + " WHERE tenant = ANY(?) ORDER BY tenant FOR UPDATE")) {
            select.setArray(1, connection.createArrayOf("text", tenants.toArray()));
            select.execute();
            select.getMoreResults();
            try (ResultSet row = select.getResultSet()) {
                while (row.next()) {
                    LogHead head = of(row);
                    heads.put(head.tenant(), head);
                    byte[] frontier = row.getBytes("frontier");
                    if (frontier != null && Frontier.isOne(head.seq(), frontier)) {
                        frontiers.put(head.tenant(), Frontier.of(head.seq(), frontier));
                    }
                    now = row.getTimestamp("now").toInstant();
                }
            }
        }
        return new Locked(heads, frontiers, now);
    }

    /**
     * The heads that a transaction holds.
     *
     * @param heads by tenant
     * @param frontiers of their trees, by tenant; of those logs that are taken into one, and whose head nobody has altered so that it cannot be
     *     its tree's
     * @param now the database's clock: one clock for all replicas
     */
    record Locked(Map<String, LogHead> heads, Map<String, Frontier> frontiers, Instant now) {}

    private static LogHead of(ResultSet row) throws SQLException {
        return new LogHead(
                row.getString("tenant"),
                row.getString("epoch"),
                row.getLong("seq"),
                row.getTimestamp("received_at").toInstant());
    }

    /** The head after one more activity, received at {@code now} or later where the clock was set back. */
    LogHead next(Instant now) {
        Instant whole = now.truncatedTo(ChronoUnit.MILLIS);
        return new LogHead(tenant, epoch, seq + 1, whole.isAfter(receivedAt) ? whole : receivedAt);
    }

    private static String newEpoch() {
        return new BigInteger(40, new SecureRandom()).toString(36);
    }
}
