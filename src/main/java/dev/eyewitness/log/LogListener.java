package dev.eyewitness.log;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Hears of what other replicas commit (LISTEN), on a connection of its own, and passes it on as {@link Recorded}.
 *
 * <p>Where nothing can be heard, as behind a pooler that shares connections by transaction, the feed's own polling finds it later.
 */
@ApplicationScoped
class LogListener {

    private static final Logger LOG = Logger.getLogger(LogListener.class);

    /** How long one wait for notifications lasts; only stopping waits for its end. */
    private static final int WAIT_MS = 500;

    private static final int RECONNECT_AFTER_MS = 1_000;

    private final DataSource dataSource;
    private final Event<Recorded> recorded;

    private boolean hearing = true;
    private volatile boolean stopping;
    private @Nullable Thread loop;

    LogListener(DataSource dataSource, Event<Recorded> recorded) {
        this.dataSource = dataSource;
        this.recorded = recorded;
    }

    void start(@Observes @Priority(StartOrder.WRITER) StartupEvent event) {
        loop = Thread.ofPlatform().name("log-listener").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        if (loop != null) {
            loop.interrupt();
            loop.join();
        }
    }

    private void run() {
        while (!stopping) {
            try (Connection connection = dataSource.getConnection()) {
                listen(connection);
            } catch (SQLException e) {
                pause(e);
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + InsertActivities.CHANNEL);
            hearing = true;
            PGConnection postgres = connection.unwrap(PGConnection.class);
            while (!stopping) {
                for (PGNotification heard :
                        Objects.requireNonNullElse(postgres.getNotifications(WAIT_MS), new PGNotification[0])) {
                    pass(heard.getParameter());
                }
            }
            statement.execute("UNLISTEN *");
        }
    }

    /** {@code <seq> <tenant>}, as {@link InsertActivities} sends it. */
    private void pass(String payload) {
        int space = payload.indexOf(' ');
        recorded.fire(new Recorded(payload.substring(space + 1), Long.parseLong(payload, 0, space, 10)));
    }

    private void pause(SQLException cause) {
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
