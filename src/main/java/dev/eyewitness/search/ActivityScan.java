package dev.eyewitness.search;

import dev.eyewitness.activity.Activity;
import dev.eyewitness.activity.ActivityRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Any number of activities, oldest first, as they were at one moment, in constant memory: a cursor in the database, which gives them
 * out as they are asked for.
 *
 * <p>Used by one thread, but for {@link #cancel}.
 */
public final class ActivityScan implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ActivityScan.class);

    /** Rows that are here at once; of the largest, about 30 MB. */
    private static final int FETCH = 500;

    /** The database may look for the next match as long as it likes: that it is still there, the pulse feels. */
    private static final int FOR_EVER = 0;

    private final Connection connection;
    private final int usualTimeout;
    private final PreparedStatement select;
    private final ResultSet rows;

    private ActivityScan(Connection connection, int usualTimeout, PreparedStatement select) throws SQLException {
        this.connection = connection;
        this.usualTimeout = usualTimeout;
        this.select = select;
        this.rows = select.executeQuery();
    }

    /**
     * Begins to read the activities of that tenant that meet the query.
     *
     * @param last the number of the last that may be read
     */
    @SuppressWarnings("MustBeClosed")
    public static ActivityScan open(DataSource dataSource, Query query, String tenant, long last) throws SQLException {
        SqlPredicate predicate = SqlPredicate.of(query);
        Connection connection = dataSource.getConnection();
        int usualTimeout = connection.getNetworkTimeout();
        try {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setNetworkTimeout(Runnable::run, FOR_EVER);
            PreparedStatement select = connection.prepareStatement("SELECT " + ActivityRow.COLUMNS
                    + " FROM activity WHERE tenant = ? AND seq <= ? AND " + predicate.sql() + " ORDER BY seq");
            select.setFetchSize(FETCH);
            select.setString(1, tenant);
            select.setLong(2, last);
            predicate.bind(select, 3);
            return new ActivityScan(connection, usualTimeout, select);
        } catch (SQLException e) {
            giveBack(connection, usualTimeout);
            throw e;
        }
    }

    /** The next activity; null after the last. */
    public @Nullable Activity next() throws SQLException {
        return rows.next() ? ActivityRow.read(rows) : null;
    }

    /** Ends what {@link #next} waits for with an {@link SQLException}; from any thread. */
    public void cancel() throws SQLException {
        select.cancel();
    }

    /** Ends the cursor. */
    @Override
    public void close() {
        giveBack(connection, usualTimeout);
    }

    /** As it was taken, with all that was opened on it closed. What the database says to that is of no use to anybody any more. */
    private static void giveBack(Connection connection, int usualTimeout) {
        try (connection) {
            connection.rollback();
            connection.setReadOnly(false);
            connection.setAutoCommit(true);
            connection.setNetworkTimeout(Runnable::run, usualTimeout);
        } catch (SQLException e) {
            LOG.debug("a connection could not be given back in order", e);
        }
    }
}
