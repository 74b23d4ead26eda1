package dev.eyewitness.search;

import dev.eyewitness.activity.Activity;
import dev.eyewitness.activity.ActivityRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;

/**
 * Any number of activities, oldest first, as they were at one moment, in constant memory: a cursor in the database, which gives them
 * out as they are asked for.
 *
 * <p>Used by one thread, but for {@link #cancel}.
 */
public final class ActivityScan implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ActivityScan.class);

    private static final String BEGIN = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

    /** Rows that are here at once; of the largest, about 30 MB. */
    private static final int FETCH = 500;

    /** The database may look for the next match as long as it likes: that it is still there, the pulse feels. */
    private static final int FOR_EVER = 0;

    /** To the driver: times, numbers and bytes come as they are and not as text, which it would take longer to read. */
    private static final int ALWAYS_BINARY = -1;

    private final Connection connection;
    private final int usualTimeout;
    private final Query.AllOf query;
    private final SqlPredicate predicate;
    private final String tenant;
    private final long last;

    private @Nullable Iterator<Stretch> stretches;
    private @Nullable ResultSet rows;
    private boolean isClosed;

    private ActivityScan(Connection connection, int usualTimeout, Query.AllOf query, String tenant, long last) {
        this.connection = connection;
        this.usualTimeout = usualTimeout;
        this.query = query;
        this.predicate = SqlPredicate.of(query);
        this.tenant = tenant;
        this.last = last;
    }

    /**
     * Begins to read the activities of that tenant that meet the query.
     *
     * @param last the number of the last that may be read
     */
    @SuppressWarnings("MustBeClosed")
    public static ActivityScan open(DataSource dataSource, Query.AllOf query, String tenant, long last)
            throws SQLException {
        Connection connection = dataSource.getConnection();
        int usualTimeout = connection.getNetworkTimeout();
        try (Statement begin = connection.createStatement()) {
            connection.setAutoCommit(false);
            connection.setNetworkTimeout(Runnable::run, FOR_EVER);
            begin.execute(BEGIN);
            return new ActivityScan(connection, usualTimeout, query, tenant, last);
        } catch (SQLException e) {
            giveBack(connection, usualTimeout);
            throw e;
        }
    }

    /** The next activity; null after the last. */
    public @Nullable Activity next() throws SQLException {
        if (stretches == null) {
            stretches = Stretch.of(connection, query, tenant, last).iterator();
        }
        while (rows == null || !rows.next()) {
            if (!stretches.hasNext()) {
                return null;
            }
            rows = select(stretches.next(), rows);
        }
        return ActivityRow.read(rows);
    }

    private ResultSet select(Stretch stretch, @Nullable ResultSet before) throws SQLException {
        if (before != null) {
            before.getStatement().close();
        }
        PreparedStatement select =
                connection.prepareStatement("SELECT " + ActivityRow.COLUMNS + " FROM activity WHERE tenant = ? AND "
                        + stretch.range() + " AND " + predicate.sql() + " ORDER BY seq");
        select.unwrap(PGStatement.class).setPrepareThreshold(ALWAYS_BINARY);
        select.setFetchSize(FETCH);
        int at = 1;
        select.setString(at++, tenant);
        for (Object bound : stretch.bounds()) {
            select.setObject(at++, bound);
        }
        predicate.bind(select, at);
        return select.executeQuery();
    }

    /** Ends what {@link #next} waits for with an {@link SQLException}; from any thread, and after the end of the scan too. */
    public synchronized void cancel() throws SQLException {
        if (!isClosed) {
            connection.unwrap(PGConnection.class).cancelQuery();
        }
    }

    /** Ends the cursor. */
    @Override
    public void close() {
        // From here on another may have the connection.
        synchronized (this) {
            isClosed = true;
        }
        giveBack(connection, usualTimeout);
    }

    /** As it was taken, with all that was opened on it closed. What the database says to that is of no use to anybody any more. */
    private static void giveBack(Connection connection, int usualTimeout) {
        try (connection) {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.setNetworkTimeout(Runnable::run, usualTimeout);
        } catch (SQLException e) {
            LOG.debug("a connection could not be given back in order", e);
        }
    }
}
