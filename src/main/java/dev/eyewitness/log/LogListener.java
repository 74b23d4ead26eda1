package dev.eyewitness.log;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Hears of what other replicas commit (LISTEN), on a connection of its own beside the pool, and passes it on as {@link Recorded}.
 *
 * <p>Only while there is an {@link Audience}: every commit of every replica wakes whoever listens, and a process of PostgreSQL's besides.
 *
 * <p>Where nothing can be heard, as behind a pooler that shares connections by transaction, the feed's own polling finds it later.
 */
@ApplicationScoped
class LogListener {

    private static final Logger LOG = Logger.getLogger(LogListener.class);

    /** How long one wait for notifications lasts; only stopping waits for its end. */
    private static final int WAIT_MS = 500;

    /** After so many waits it tells PostgreSQL anew what it wants, whatever it was: a connection that died in silence says nothing. */
    private static final int WAITS = 10;

    private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(WAITS * WAIT_MS);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int RECONNECT_AFTER_MS = 1_000;

    private final AgroalDataSource pool;
    private final Event<Recorded> recorded;
    private final Event<Audience.Served> served;
    private final Audience audience;

    private boolean hearing = true;
    private volatile boolean stopping;
    private volatile @Nullable Thread loop;

    LogListener(AgroalDataSource pool, Event<Recorded> recorded, Event<Audience.Served> served, Audience audience) {
        this.pool = pool;
        this.recorded = recorded;
        this.served = served;
        this.audience = audience;
    }

    void start(@Observes @Priority(StartOrder.WRITER) StartupEvent event) {
        loop = Thread.ofPlatform().name("log-listener").daemon().start(this::run);
    }

    void attend(@Observes Audience.Joined event) {
        LockSupport.unpark(loop);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        if (loop != null) {
            loop.interrupt();
            loop.join(2 * WAIT_MS);
        }
    }

    private void run() {
        while (!stopping) {
            try (Connection connection = DirectConnection.open(
                            pool.getConfiguration()
                                    .connectionPoolConfiguration()
                                    .connectionFactoryConfiguration(),
                            PATIENCE);
                    Statement statement = connection.createStatement()) {
                serve(connection.unwrap(PGConnection.class), statement);
            } catch (SQLException | RuntimeException | Error e) {
                pause(e);
            }
        }
    }

    private void serve(PGConnection connection, Statement statement) throws SQLException {
        boolean listening = false;
        while (!stopping) {
            boolean wanted = audience.isPresent();
            statement.execute((wanted ? "LISTEN " : "UNLISTEN ") + InsertActivities.CHANNEL);
            hearing = true;
            if (wanted && !listening) {
                served.fire(new Audience.Served());
            }
            listening = wanted;
            if (listening) {
                hear(connection);
            } else {
                LockSupport.parkNanos(REST_NANOS);
            }
        }
    }

    private void hear(PGConnection connection) throws SQLException {
        for (int wait = 0; wait < WAITS && !stopping; wait++) {
            PGNotification[] heard = connection.getNotifications(WAIT_MS);
            if (heard != null) {
                for (PGNotification notification : heard) {
                    Recorded.parse(notification.getParameter()).ifPresent(recorded::fire);
                }
            }
        }
    }

    /** Whatever it was, it is tried again: a listener that ends would not be missed, as the feed polls. */
    private void pause(Throwable cause) {
        if (stopping) {
            return;
        }
        if (hearing) {
            LOG.warnf("other replicas cannot be heard, the feed polls until they can: %s", cause.getMessage());
            hearing = false;
        }
        try {
            Thread.sleep(RECONNECT_AFTER_MS);
        } catch (InterruptedException e) {
            stopping = true;
        }
    }
}
