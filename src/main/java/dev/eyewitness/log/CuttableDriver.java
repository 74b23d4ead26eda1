package dev.eyewitness.log;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;

/**
 * PostgreSQL's driver, whose connections can all be cut at once: closing them in order would wait for a database that is gone.
 *
 * <p>The pool makes it, knowing nothing but its name ({@code quarkus.datasource.jdbc.driver}): what it shares with {@link Pulse}
 * is static for that reason alone.
 */
public final class CuttableDriver implements Driver {

    private static final org.jboss.logging.Logger LOG = org.jboss.logging.Logger.getLogger(CuttableDriver.class);

    private static final Set<Connection> OPEN = ConcurrentHashMap.newKeySet();

    private static volatile boolean isCut;

    private final Driver postgresql;

    /**
     * Made by the pool.
     *
     * @throws SQLException where PostgreSQL's driver is not there
     */
    public CuttableDriver() throws SQLException {
        postgresql = DriverManager.getDriver("jdbc:postgresql:");
    }

    /** Ends what waits on any connection with an {@link SQLException}, and refuses new ones. Returns at once. */
    static void cut() {
        isCut = true;
        for (Connection connection : OPEN) {
            try {
                connection.abort(CuttableDriver::onThreadOfItsOwn);
            } catch (SQLException e) {
                LOG.debug("a connection could not be cut", e);
            }
        }
    }

    /** Takes new connections again. */
    static void mend() {
        isCut = false;
    }

    /** Under TLS even a cut can wait for a writer that is stuck. */
    private static void onThreadOfItsOwn(Runnable cut) {
        Thread.ofPlatform().name("connection-cut").daemon().start(cut);
    }

    @Override
    public Connection connect(String url, Properties properties) throws SQLException {
        if (isCut) {
            throw new SQLException("the database does not answer", Pulse.CONNECTION_FAILURE);
        }
        Connection connection = postgresql.connect(url, properties);
        OPEN.removeIf(CuttableDriver::isClosed);
        OPEN.add(connection);
        return connection;
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return postgresql.acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) throws SQLException {
        return postgresql.getPropertyInfo(url, properties);
    }

    @Override
    public int getMajorVersion() {
        return postgresql.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return postgresql.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return postgresql.jdbcCompliant();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(CuttableDriver.class.getPackageName());
    }
}
