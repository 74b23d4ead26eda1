package dev.eyewitness.log;

/**
 * How PostgreSQL is to plan the writer's statements: once a connection, and by the keys of the tables.
 *
 * <p>They are the same in every batch, and planning the insert takes as long as inserting many rows. Left to itself, PostgreSQL plans
 * it anew each time where the first batches of a connection were small; and a plan that it made while a table was empty, and that is kept,
 * reads all of the table when it no longer is.
 */
final class PlannedOnce {

    /** A query, to go before the first statement of a transaction. */
    static final String UNTIL_COMMIT = query(true);

    /** A query, for a connection that does nothing else. */
    static final String FOR_GOOD = query(false);

    private PlannedOnce() {}

    private static String query(boolean local) {
        return """
                SELECT set_config('plan_cache_mode', 'force_generic_plan', %1$s), set_config('enable_seqscan', 'off', %1$s),
                    set_config('enable_hashjoin', 'off', %1$s), set_config('enable_mergejoin', 'off', %1$s)""".formatted(local);
    }
}
