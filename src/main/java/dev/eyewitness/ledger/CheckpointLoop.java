package dev.eyewitness.ledger;

import dev.eyewitness.log.StartOrder;
import dev.eyewitness.problem.ProblemException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Signs what logs have grown by, without being asked: one thread, which looks every {@link LedgerSettings#every}. */
@ApplicationScoped
class CheckpointLoop {

    private static final Logger LOG = Logger.getLogger(CheckpointLoop.class);

    /** Not only those that are behind: one that was set back has to be noticed too. */
    private static final String GROWN = """
            SELECT log_head.tenant FROM log_head LEFT JOIN ledger_head USING (tenant)
            WHERE log_head.seq <> coalesce(ledger_head.size, 0)""";

    private final LedgerDatabase database;
    private final Checkpoints checkpoints;
    private final LedgerSettings settings;
    private final Semaphore stopping = new Semaphore(0);

    private @Nullable Thread loop;

    CheckpointLoop(LedgerDatabase database, Checkpoints checkpoints, LedgerSettings settings) {
        this.database = database;
        this.checkpoints = checkpoints;
        this.settings = settings;
    }

    void start(@Observes @Priority(StartOrder.FEED) StartupEvent event) {
        loop = Thread.ofPlatform().name("checkpoints").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.release();
        if (loop != null) {
            loop.join();
        }
    }

    private void run() {
        try {
            while (!stopping.tryAcquire(settings.every().toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            LOG.debug("the making of checkpoints was interrupted", e);
        }
    }

    private void look() {
        try {
            for (String tenant : grown()) {
                advance(tenant);
            }
        } catch (RuntimeException | Error e) {
            LOG.warnf("checkpoints could not be made, the next round goes on: %s", e.getMessage());
        }
    }

    private List<String> grown() {
        return database.inTransaction(connection -> {
            List<String> tenants = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(GROWN);
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    tenants.add(row.getString(1));
                }
            }
            return tenants;
        });
    }

    /** One altered log, which {@link Checkpoints} has logged, does not keep the others waiting. */
    private void advance(String tenant) {
        try {
            Optional<Duration> again = checkpoints.advance(tenant);
            while (again.isPresent() && again.get().isZero() && stopping.availablePermits() == 0) {
                again = checkpoints.advance(tenant);
            }
        } catch (ProblemException e) {
            LOG.debugf("no checkpoint of tenant %s: %s", tenant, e.getMessage());
        }
    }
}
