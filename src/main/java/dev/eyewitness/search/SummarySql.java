package dev.eyewitness.search;

/** The SQL that counts activities. */
final class SummarySql {

    private SummarySql() {}

    /** When the first and the last occurred. Parameters: those of the source, those of the predicate. */
    static String span(LogSource source, SqlPredicate predicate) {
        return "SELECT min(occurred_at), max(occurred_at) FROM (" + source.sql() + ") AS activity WHERE "
                + predicate.sql();
    }

    /**
     * All counts in one pass over the activities. A row's kind says by what it is counted: 3 by start, 5 by action, 6 by admin, 7
     * none of them. Parameters: unit, those of the source, those of the predicate, those of the days, tenant, how many actions and how
     * many admins at most.
     */
    static String counts(LogSource source, SqlPredicate predicate, DayCounts days) {
        return """
                WITH met AS (
                    SELECT date_trunc(?, occurred_at, 'UTC') AS start, action, admin_id, success
                    FROM (%s) AS activity WHERE %s
                ), counted AS (
                    SELECT grouping(start, action, admin_id) AS kind, start, action, admin_id,
                        count(*) AS total, count(*) FILTER (WHERE NOT success) AS failed
                    FROM met GROUP BY GROUPING SETS ((), (start), (action), (admin_id))
                    %s
                ), summed AS (
                    SELECT kind, start, action, admin_id, sum(total)::bigint AS total, sum(failed)::bigint AS failed
                    FROM counted GROUP BY kind, start, action, admin_id
                ), ranked AS (
                    SELECT *, row_number() OVER (
                        PARTITION BY kind ORDER BY total DESC, coalesce(action, admin_id) COLLATE "C") AS place
                    FROM summed
                )
                SELECT kind, extract(epoch FROM start)::bigint AS start, action, ranked.admin_id, admin.name, total, failed
                FROM ranked LEFT JOIN admin ON admin.tenant = ? AND admin.admin_id = ranked.admin_id
                WHERE kind IN (3, 7) OR place <= ?
                ORDER BY kind, place""".formatted(source.sql(), predicate.sql(), days.isEmpty() ? "" : "UNION ALL " + days.sql());
    }

    /** When the first and the last of all occurred. Parameters: tenant, tenant, the last number that {@code search_block} tells of. */
    static String spanOfAll() {
        return """
                SELECT min(earliest), max(latest) FROM (
                    SELECT earliest, latest FROM search_block WHERE tenant = ?
                    UNION ALL SELECT occurred_at, occurred_at FROM activity WHERE tenant = ? AND seq > ?) AS time""";
    }
}
