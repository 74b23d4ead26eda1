package dev.eyewitness.bench;

import dev.eyewitness.activity.Activity;
import dev.eyewitness.activity.ActivityRow;
import dev.eyewitness.merkle.Frontier;
import dev.eyewitness.merkle.Leaf;
import dev.eyewitness.merkle.PersonalValues;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/**
 * A log of two years as a back office might have left it: 200 admins, few of them busy, 40 actions, few of them frequent and one of
 * them rare, ten sessions at a time of twenty activities each, three in four of them over IPv4.
 */
final class GeneratedLog {

    private static final int AT_ONCE = 500_000;

    /** A UUIDv7 of its time. */
    private static final String ID = """
            (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || substr(md5(number::text), 1, 3)
                || '8' || substr(md5(number::text), 4, 15))::uuid""";

    private GeneratedLog() {}

    /** Replaces what the tenant {@code default} has. Numbers and times rise together. */
    static void make(DurablePostgres postgres, int activities) throws SQLException {
        make(postgres, activities, Set.of());
    }

    /**
     * The same.
     *
     * @param provable numbers of the activities whose leaves are truly theirs; those of the others are as good for any tree, and are made at once
     */
    static void make(DurablePostgres postgres, int activities, Set<Integer> provable) throws SQLException {
        postgres.execute("TRUNCATE activity, log_head, admin, search_head, search_entry, search_block, search_count,"
                + " ledger_head, ledger_tile, ledger_checkpoint");
        postgres.execute("""
                SELECT create_activity_partition(month::date)
                FROM generate_series(now() - interval '25 months', now() + interval '1 month', interval '1 month') AS month""");
        for (int from = 1; from <= activities; from += AT_ONCE) {
            postgres.execute(insert(from, Math.min(activities, from + AT_ONCE - 1), activities));
        }
        Map<Integer, byte[]> leaves = storeLeaves(postgres, provable);
        postgres.execute(
                "INSERT INTO log_head (tenant, epoch, seq, received_at, frontier) VALUES ('default', 'bench', %d, now(), '\\x%s')"
                        .formatted(activities, HexFormat.of().formatHex(frontier(activities, leaves))));
        postgres.execute(
                "INSERT INTO admin SELECT 'default', 'admin-' || number, 'Admin ' || number, 'admin-' || number"
                        + " || '@example.com' FROM generate_series(0, 199) AS number");
        postgres.execute("VACUUM ANALYZE activity");
    }

    private static Map<Integer, byte[]> storeLeaves(DurablePostgres postgres, Set<Integer> provable)
            throws SQLException {
        Map<Integer, byte[]> leaves = new HashMap<>();
        try (Connection connection = postgres.dataSource().getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT " + ActivityRow.COLUMNS + " FROM activity WHERE tenant = 'default' AND seq = ANY (?)");
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE activity SET leaf_hash = ? WHERE tenant = 'default' AND seq = ? AND received_at = ?")) {
            select.setArray(1, connection.createArrayOf("int8", provable.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Activity activity = ActivityRow.read(row);
                    byte[] commitment = PersonalValues.commitment(activity).orElseThrow();
                    byte[] leaf = Leaf.hash(activity, commitment);
                    leaves.put((int) activity.seq, leaf);
                    update.setBytes(1, leaf);
                    update.setLong(2, activity.seq);
                    update.setObject(3, activity.receivedAt.atOffset(ZoneOffset.UTC));
                    update.addBatch();
                }
            }
            update.executeBatch();
        }
        return leaves;
    }

    private static byte[] frontier(int activities, Map<Integer, byte[]> leaves) {
        Frontier frontier = Frontier.of(0, new byte[0]);
        for (int number = 1; number <= activities; number++) {
            byte[] leaf = leaves.get(number);
            frontier.append(leaf == null ? sha256(Integer.toString(number)) : leaf);
        }
        return frontier.toBytes();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String insert(int from, int to, int activities) {
        return """
                INSERT INTO activity (tenant, seq, id, received_at, occurred_at, action, label, category, icon, severity, description,
                    admin_id, admin_name, admin_email, session_id, entity_type, entity_id, ip_address, user_agent, device_type,
                    device_browser, device_os, success, failure_reason, metadata, salt, leaf_hash)
                SELECT 'default', number, {id}, at, at - random() * interval '2 s', action, initcap(action), 'payout',
                    'activity', (random() * 3)::int, 'Admin ' || admin || ' did ' || action || ' on payout po_' || entity,
                    'admin-' || admin, 'Admin ' || admin, 'admin-' || admin || '@example.com', 'session-' || session, 'payout',
                    'po_' || entity, address::inet,
                    'Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0', 'desktop', 'Firefox', 'Linux',
                    number % 25 <> 0, CASE WHEN number % 25 = 0 THEN 'refused by the bank' END,
                    jsonb_build_object('amount', (random() * 10000)::int, 'currency', 'EUR'),
                    substr(sha256((number || 'salt')::bytea), 1, 16), sha256(number::text::bytea)
                FROM (
                    SELECT number, date_trunc('milliseconds', now() - (1 - number::float8 / {activities}) * interval '730 days') AS at,
                        CASE WHEN random() < 0.00001 THEN 'two_factor_disabled'
                            ELSE 'action_' || floor(39 * power(random(), 3)) END AS action,
                        session, floor(200 * power(chance, 3))::int AS admin, (random() * {activities} / 10)::int AS entity,
                        CASE WHEN session % 4 = 0 THEN '2001:db8::' || to_hex(session % 65536)
                            ELSE '10.' || session % 50 || '.' || session / 50 % 250 || '.' || session % 250 END AS address
                    FROM (
                        SELECT number, number / 200 * 10 + number % 10 AS session,
                            hashint8(number / 200 * 10 + number % 10)::float8 / 4294967296 + 0.5 AS chance
                        FROM generate_series({from}, {to}) AS number) AS numbered) AS chosen""".replace("{id}", ID)
                .replace("{activities}", Integer.toString(activities))
                .replace("{from}", Integer.toString(from))
                .replace("{to}", Integer.toString(to));
    }
}
