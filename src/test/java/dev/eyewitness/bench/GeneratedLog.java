package dev.eyewitness.bench;

import dev.eyewitness.merkle.Frontier;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;

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
        postgres.execute("TRUNCATE activity, log_head, admin, search_head, search_entry, search_block, search_count,"
                + " ledger_head, ledger_tile, ledger_checkpoint");
        postgres.execute("""
                SELECT create_activity_partition(month::date)
                FROM generate_series(now() - interval '25 months', now() + interval '1 month', interval '1 month') AS month""");
        for (int from = 1; from <= activities; from += AT_ONCE) {
            postgres.execute(insert(from, Math.min(activities, from + AT_ONCE - 1), activities));
        }
        postgres.execute(
                "INSERT INTO log_head (tenant, epoch, seq, received_at, frontier) VALUES ('default', 'bench', %d, now(), '\\x%s')"
                        .formatted(activities, HexFormat.of().formatHex(frontier(activities))));
        postgres.execute(
                "INSERT INTO admin SELECT 'default', 'admin-' || number, 'Admin ' || number, 'admin-' || number"
                        + " || '@example.com' FROM generate_series(0, 199) AS number");
        postgres.execute("VACUUM ANALYZE activity");
    }

    /** Of the leaves that the activities get, which are not theirs, but as good for any tree. */
    private static byte[] frontier(int activities) {
        Frontier frontier = Frontier.of(0, new byte[0]);
        for (int number = 1; number <= activities; number++) {
            frontier.append(sha256(Integer.toString(number)));
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
