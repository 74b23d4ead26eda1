package dev.eyewitness.index;

import dev.eyewitness.activity.Activity;
import dev.eyewitness.activity.ActivityRow;
import dev.eyewitness.search.IndexedPart;
import dev.eyewitness.search.SearchTerms;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The next activities of one log, made findable in one transaction. */
final class IndexPage {

    private static final String LOCK = "SELECT seq FROM search_head WHERE tenant = ? FOR UPDATE SKIP LOCKED";

    private static final String READ =
            "SELECT " + ActivityRow.COLUMNS + " FROM activity WHERE tenant = ? AND seq > ? AND seq <= ? ORDER BY seq";

    private static final String INSERT = """
            INSERT INTO search_entry (tenant, seq, received_at, terms)
            SELECT ?, seq, received_at, terms::integer[]
            FROM unnest(?::bigint[], ?::timestamptz[], ?::text[]) AS entry (seq, received_at, terms)""";

    private static final String BLOCKS = """
            INSERT INTO search_block AS block (tenant, block, earliest, latest)
            SELECT tenant, (seq - 1) / %d, min(occurred_at), max(occurred_at)
            FROM activity WHERE tenant = ? AND seq > ? AND seq <= ? GROUP BY 1, 2
            ON CONFLICT (tenant, block) DO UPDATE
            SET earliest = least(block.earliest, excluded.earliest), latest = greatest(block.latest, excluded.latest)""".formatted(IndexedPart.BLOCK);

    private static final String COUNTS = """
            INSERT INTO search_count AS counted (tenant, kind, start, key, total, failed)
            SELECT tenant, kind, start, key, count(*), count(*) FILTER (WHERE NOT success)
            FROM activity CROSS JOIN LATERAL (VALUES
                ('hour', date_trunc('hour', occurred_at, 'UTC'), ''),
                ('action', date_trunc('day', occurred_at, 'UTC'), action),
                ('admin', date_trunc('day', occurred_at, 'UTC'), admin_id)) AS one (kind, start, key)
            WHERE tenant = ? AND seq > ? AND seq <= ? GROUP BY 1, 2, 3, 4
            ON CONFLICT (tenant, kind, start, key) DO UPDATE
            SET total = counted.total + excluded.total, failed = counted.failed + excluded.failed""";

    private static final String ADVANCE = "UPDATE search_head SET seq = ? WHERE tenant = ?";

    private final Connection connection;
    private final String tenant;

    /** @param connection in a transaction, which the caller commits */
    IndexPage(Connection connection, String tenant) {
        this.connection = connection;
        this.tenant = tenant;
    }

    /**
     * Does so with at most {@code length} activities.
     *
     * @return how many they were; 0 where another replica is at it, or nothing is left
     */
    int write(int length) throws SQLException {
        long from = lock();
        if (from < 0) {
            return 0;
        }
        List<Activity> activities = read(from, from + length);
        if (activities.isEmpty()) {
            return 0;
        }
        long to = activities.getLast().seq;
        insert(activities);
        update(BLOCKS, tenant, from, to);
        update(COUNTS, tenant, from, to);
        update(ADVANCE, to, tenant);
        return activities.size();
    }

    private long lock() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LOCK)) {
            select.setString(1, tenant);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : -1;
            }
        }
    }

    private List<Activity> read(long from, long to) throws SQLException {
        List<Activity> activities = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(READ)) {
            select.setString(1, tenant);
            select.setLong(2, from);
            select.setLong(3, to);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    activities.add(ActivityRow.read(row));
                }
            }
        }
        return activities;
    }

    private void insert(List<Activity> activities) throws SQLException {
        SearchTerms terms = new SearchTerms(tenant);
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, tenant);
            insert.setArray(2, array("bigint", activities.stream().map(activity -> activity.seq)));
            insert.setArray(
                    3,
                    array(
                            "timestamptz",
                            activities.stream().map(activity -> activity.receivedAt.atOffset(ZoneOffset.UTC))));
            insert.setArray(4, array("text", activities.stream().map(activity -> written(terms.of(activity)))));
            insert.executeUpdate();
        }
    }

    private Array array(String type, Stream<?> values) throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }

    /** As PostgreSQL writes an array. */
    private static String written(int[] terms) {
        return Arrays.stream(terms).mapToObj(Integer::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private void update(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int at = 0; at < parameters.length; at++) {
                update.setObject(at + 1, parameters[at]);
            }
            update.executeUpdate();
        }
    }
}
