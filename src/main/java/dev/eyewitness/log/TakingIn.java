package dev.eyewitness.log;

import dev.eyewitness.activity.Activity;
import dev.eyewitness.activity.ActivityRow;
import dev.eyewitness.merkle.Frontier;
import dev.eyewitness.merkle.Leaf;
import dev.eyewitness.merkle.PersonalValues;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Takes what was recorded before logs were trees into the tree of its log, at the start that follows the migration: the only time that a
 * stored activity is touched. A log that has holes stays out, as nothing could be proved of it.
 */
final class TakingIn {

    private static final Logger LOG = Logger.getLogger(TakingIn.class);

    private static final int PAGE = 1_000;

    private static final String SELECT =
            "SELECT " + ActivityRow.COLUMNS + " FROM activity WHERE tenant = ? AND seq > ? AND seq <= ? ORDER BY seq";

    private static final String UPDATE = """
            UPDATE activity SET salt = leaf.salt, leaf_hash = leaf.hash
            FROM unnest(?::bigint[], ?::timestamptz[], ?::bytea[], ?::bytea[]) AS leaf (seq, received_at, salt, hash)
            WHERE tenant = ? AND activity.seq = leaf.seq AND activity.received_at = leaf.received_at""";

    private final DataSource dataSource;
    private final SecureRandom random = new SecureRandom();

    TakingIn(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The tenants whose logs are not in a tree. */
    List<String> due() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT tenant FROM log_head WHERE frontier IS NULL ORDER BY tenant");
                ResultSet row = select.executeQuery()) {
            List<String> tenants = new ArrayList<>();
            while (row.next()) {
                tenants.add(row.getString(1));
            }
            return tenants;
        }
    }

    /** Takes them in, each in a transaction of its own, for which its writers wait. */
    void run() throws SQLException {
        for (String tenant : due()) {
            try (Connection connection = dataSource.getConnection()) {
                connection.setAutoCommit(false);
                try {
                    take(connection, tenant);
                    connection.commit();
                } finally {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
            }
        }
    }

    private void take(Connection connection, String tenant) throws SQLException {
        OptionalLong end = lock(connection, tenant);
        if (end.isEmpty()) {
            return;
        }
        LOG.infof("taking the log of tenant %s into its tree: %d activities", tenant, end.getAsLong());
        Frontier frontier = Frontier.of(0, new byte[0]);
        for (long seq = 0; seq < end.getAsLong(); seq += PAGE) {
            long last = Math.min(seq + PAGE, end.getAsLong());
            List<Activity> page = page(connection, tenant, seq, last);
            if (page.size() < last - seq) {
                LOG.errorf("the log of tenant %s lacks numbers after %d: nothing of it can be proved", tenant, seq);
                connection.rollback();
                return;
            }
            store(connection, tenant, page.stream().filter(this::hash).toList());
            page.forEach(activity -> frontier.append(activity.leafHash));
        }
        advance(connection, tenant, frontier);
    }

    /** The number of the newest activity; empty where another replica has taken the log in meanwhile. */
    private static OptionalLong lock(Connection connection, String tenant) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT seq FROM log_head WHERE tenant = ? AND frontier IS NULL FOR UPDATE")) {
            select.setString(1, tenant);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    private static List<Activity> page(Connection connection, String tenant, long after, long last)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setString(1, tenant);
            select.setLong(2, after);
            select.setLong(3, last);
            try (ResultSet row = select.executeQuery()) {
                List<Activity> page = new ArrayList<>();
                while (row.next()) {
                    page.add(ActivityRow.read(row));
                }
                return page;
            }
        }
    }

    /** Gives the activity its leaf; false where it has one. */
    private boolean hash(Activity activity) {
        if (activity.leafHash != null) {
            return false;
        }
        byte[] salt = new byte[PersonalValues.SALT_BYTES];
        random.nextBytes(salt);
        activity.salt = salt;
        activity.leafHash = Leaf.hash(activity, PersonalValues.of(activity).commitment(salt));
        return true;
    }

    private static void store(Connection connection, String tenant, List<Activity> hashed) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
            update.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint",
                            hashed.stream().map(activity -> activity.seq).toArray()));
            update.setArray(
                    2,
                    connection.createArrayOf(
                            "timestamptz",
                            hashed.stream()
                                    .map(activity -> Timestamp.from(activity.receivedAt))
                                    .toArray()));
            update.setArray(
                    3,
                    connection.createArrayOf(
                            "bytea",
                            hashed.stream().map(activity -> activity.salt).toArray(byte[][]::new)));
            update.setArray(
                    4,
                    connection.createArrayOf(
                            "bytea",
                            hashed.stream().map(activity -> activity.leafHash).toArray(byte[][]::new)));
            update.setString(5, tenant);
            update.executeUpdate();
        }
    }

    private static void advance(Connection connection, String tenant, Frontier frontier) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE log_head SET frontier = ? WHERE tenant = ?")) {
            update.setBytes(1, frontier.toBytes());
            update.setString(2, tenant);
            update.executeUpdate();
        }
    }
}
