package dev.eyewitness.session;

/**
 * The SQL that takes the activities of a session together.
 *
 * <p>A session is found by its first activity, and stands where that does: so a page neither skips nor repeats one, however its
 * activities go on.
 */
final class SessionSql {

    private static final String FIRST_ONE = """
            SELECT tenant, seq, session_id, admin_id FROM activity
            WHERE tenant = ? AND session_id = ? ORDER BY seq LIMIT 1""";

    /**
     * Whether a session has ended, as {@code ended}. A failed login begins nothing and a failed end ends nothing; of several ends
     * the first after the last login counts, for what is recorded late must not move it. An invalidation that names a session as
     * its entity ends that one, and else its own.
     */
    private static final String ENDED = """
            LEFT JOIN LATERAL (
                SELECT occurred_at, seq FROM activity AS a
                WHERE a.tenant = first.tenant AND a.session_id = first.session_id AND action = 'login' AND success
                ORDER BY occurred_at DESC, seq DESC LIMIT 1) AS login ON true
            LEFT JOIN LATERAL (
                SELECT action, occurred_at FROM (
                    SELECT action, occurred_at, seq FROM activity AS a
                    WHERE a.tenant = first.tenant AND a.session_id = first.session_id AND success
                        AND (action IN ('logout', 'session_expired') OR action = 'session_invalidated'
                            AND (entity_type IS DISTINCT FROM 'session' OR entity_id IS NULL OR entity_id = first.session_id))
                    UNION ALL
                    SELECT action, occurred_at, seq FROM activity AS a
                    WHERE a.tenant = first.tenant AND entity_type = 'session' AND entity_id = first.session_id AND success
                        AND action = 'session_invalidated' AND a.session_id IS DISTINCT FROM first.session_id) AS an_end
                WHERE login.seq IS NULL OR (an_end.occurred_at, an_end.seq) > (login.occurred_at, login.seq)
                ORDER BY occurred_at, seq LIMIT 1) AS ended ON true
            """;

    /** What the activities after a first one add to it. */
    private static final String WHOLE = """
            SELECT first.seq, first.session_id, first.admin_id, named.admin_name, named.admin_email,
                coalesce(counted.first_login, counted.earliest) AS started_at, counted.latest AS last_activity_at,
                ended.occurred_at AS ended_at, ended.action AS end_action, counted.activities, counted.failures,
                ARRAY(
                    SELECT host(ip_address) FROM activity AS a
                    WHERE a.tenant = first.tenant AND a.session_id = first.session_id AND ip_address IS NOT NULL
                    GROUP BY ip_address ORDER BY min(seq) LIMIT 100) AS addresses,
                device.device_type, device.device_browser, device.device_os
            FROM (%s) AS first
            CROSS JOIN LATERAL (
                SELECT count(*) AS activities, count(*) FILTER (WHERE NOT success) AS failures,
                    min(occurred_at) FILTER (WHERE action = 'login' AND success) AS first_login,
                    min(occurred_at) AS earliest, max(occurred_at) AS latest
                FROM activity AS a WHERE a.tenant = first.tenant AND a.session_id = first.session_id) AS counted
            CROSS JOIN LATERAL (
                SELECT admin_name, admin_email FROM activity AS a
                WHERE a.tenant = first.tenant AND a.session_id = first.session_id AND a.admin_id = first.admin_id
                ORDER BY seq DESC LIMIT 1) AS named
            LEFT JOIN LATERAL (
                SELECT device_type, device_browser, device_os FROM activity AS a
                WHERE a.tenant = first.tenant AND a.session_id = first.session_id AND device_type IS NOT NULL
                ORDER BY seq LIMIT 1) AS device ON true
            """ + ENDED;

    /** First activities that are known. Parameters: tenant, numbers, session ids, admin ids, as arrays. */
    private static final String FIRST_ONES = """
            SELECT CAST(? AS text) AS tenant, seq, session_id, admin_id
            FROM unnest(CAST(? AS bigint[]), CAST(? AS text[]), CAST(? AS text[])) AS one (seq, session_id, admin_id)""";

    /** The session of one id. Parameters: tenant, id. */
    static final String ONE = WHOLE.formatted(FIRST_ONE);

    /** The sessions of {@link #FIRST_ONES}, the newest first. */
    static final String OF_FIRST_ONES = WHOLE.formatted(FIRST_ONES) + "ORDER BY first.seq DESC";

    /** Those of {@link #FIRST_ONES} whose sessions go on, or have ended. Parameters besides: whether they go on. */
    static final String OF_KIND = "SELECT first.seq, first.session_id, first.admin_id FROM (" + FIRST_ONES
            + ") AS first " + ENDED + "WHERE (ended.action IS NULL) = ? ORDER BY first.seq DESC";

    private SessionSql() {}

    /**
     * The first activities of sessions, the newest first. Parameters: tenant, those of {@code range}, those of {@code predicate}, how
     * many at most.
     */
    static String firstOnes(String range, String predicate) {
        return """
                SELECT seq, session_id, admin_id FROM activity AS a
                WHERE tenant = ? AND %s AND session_id IS NOT NULL AND %s AND NOT EXISTS (
                    SELECT FROM activity AS earlier
                    WHERE earlier.tenant = a.tenant AND earlier.session_id = a.session_id AND earlier.seq < a.seq)
                ORDER BY seq DESC LIMIT ?""".formatted(range, predicate);
    }
}
