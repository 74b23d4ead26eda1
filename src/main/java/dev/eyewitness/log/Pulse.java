package dev.eyewitness.log;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Feels whether the database answers, on a connection of its own.
 *
 * <p>A statement may take its time, but a database that is there answers a trivial one at once. So a slow statement needs no
 * timeout, and a lost database is noticed within {@link DatabaseSettings#pulse} and {@link DatabaseSettings#answerWithin}: then all
 * connections are cut, which frees every thread that waits on one.
 */
@ApplicationScoped
public class Pulse {

    private static final Logger LOG = Logger.getLogger(Pulse.class);

    /** SQLSTATE connection_failure. */
    static final String CONNECTION_FAILURE = "08006";

    private final AgroalDataSource pool;
    private final DatabaseSettings settings;

    private volatile boolean felt = true;
    private volatile boolean stopping;
    private @Nullable Thread loop;
    private @Nullable Connection own;

    Pulse(AgroalDataSource pool, DatabaseSettings settings) {
        this.pool = pool;
        this.settings = settings;
    }

    void start(@Observes @Priority(StartOrder.WRITER) StartupEvent event) {
        loop = Thread.ofPlatform().name("database-pulse").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        if (loop != null) {
            loop.interrupt();
        }
    }

    /** Whether the database answered when it was asked last. */
    public boolean isFelt() {
        return felt;
    }

    /**
     * Spares the caller the wait for a connection that cannot be had.
     *
     * @throws SQLException where the database does not answer
     */
    void require() throws SQLException {
        if (!felt) {
            throw new SQLException("the database does not answer", CONNECTION_FAILURE);
        }
    }

    private void run() {
        while (!stopping) {
            try {
                beat();
                Thread.sleep(settings.pulse());
            } catch (InterruptedException e) {
                stopping = true;
            }
        }
        drop();
    }

    private void beat() {
        try {
            ask();
            if (!felt) {
                LOG.info("the database answers again");
                CuttableDriver.mend();
                felt = true;
            }
        } catch (SQLException e) {
            drop();
            if (felt && !stopping) {
                LOG.errorf("the database does not answer, requests are answered 503 until it does: %s", e.getMessage());
                felt = false;
                CuttableDriver.cut();
                pool.flush(AgroalDataSource.FlushMode.ALL);
            }
        } catch (RuntimeException | Error e) {
            LOG.error("the database could not be asked, the next beat asks on a new connection", e);
            drop();
        }
    }

    private void ask() throws SQLException {
        if (own == null) {
            own = DirectConnection.open(
                    pool.getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration(),
                    settings.answerWithin());
        }
        try (Statement question = own.createStatement()) {
            question.execute("SELECT 1");
        }
    }

    private void drop() {
        try (Connection dropped = own) {
            own = null;
        } catch (SQLException e) {
            LOG.debug("a lost connection could not be closed", e);
        }
    }
}
