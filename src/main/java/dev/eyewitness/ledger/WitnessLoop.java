package dev.eyewitness.ledger;

import dev.eyewitness.log.LogUnavailable;
import dev.eyewitness.log.StartOrder;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Brings new checkpoints to the witness, in whichever replica comes to it; a thread of its own, for the witness may be slow. */
@ApplicationScoped
class WitnessLoop {

    private static final Logger LOG = Logger.getLogger(WitnessLoop.class);

    /** Whoever claims one has it for itself until the time for another try. */
    private static final String CLAIM = """
            UPDATE ledger_head SET brought_at = clock_timestamp()
            WHERE size > witnessed
                AND brought_at NOT BETWEEN clock_timestamp() - ? * interval '1 millisecond' AND clock_timestamp()
            RETURNING tenant, size, witnessed""";

    private static final String TAKEN = """
            UPDATE ledger_head SET witnessed = greatest(witnessed, ?), brought_at = '-infinity' WHERE tenant = ?""";

    private final LedgerDatabase database;
    private final LedgerSettings settings;
    private final Witness witness;
    private final Cosigning cosigning;
    private final Alterations alterations;
    private final Semaphore stopping = new Semaphore(0);

    private boolean isTaking = true;
    private @Nullable Thread loop;

    /** A checkpoint that is due to the witness, and the size of the one that it has. */
    private record Due(String tenant, long size, long witnessed) {}

    WitnessLoop(
            LedgerDatabase database,
            LedgerSettings settings,
            Witness witness,
            Cosigning cosigning,
            Alterations alterations) {
        this.database = database;
        this.settings = settings;
        this.witness = witness;
        this.cosigning = cosigning;
        this.alterations = alterations;
    }

    void start(@Observes @Priority(StartOrder.FEED) StartupEvent event) {
        if (witness.isConfigured()) {
            loop = Thread.ofPlatform().name("witness").daemon().start(this::run);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.release();
        if (loop != null) {
            loop.interrupt();
            loop.join();
        }
    }

    private void run() {
        try {
            while (!stopping.tryAcquire(settings.every().toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            LOG.debug("what is brought to the witness was interrupted", e);
        }
    }

    private void look() throws InterruptedException {
        try {
            for (Due due : claim()) {
                bring(due);
            }
        } catch (RuntimeException | Error e) {
            LOG.warnf("checkpoints could not be brought to the witness, the next round goes on: %s", e.getMessage());
        }
    }

    private List<Due> claim() {
        return database.inTransaction(connection -> {
            List<Due> due = new ArrayList<>();
            try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
                claim.setLong(1, settings.witness().retry().toMillis());
                try (ResultSet row = claim.executeQuery()) {
                    while (row.next()) {
                        due.add(new Due(row.getString(1), row.getLong(2), row.getLong(3)));
                    }
                }
            }
            return due;
        });
    }

    /** One log that cannot be brought does not keep the others from the witness. */
    private void bring(Due due) throws InterruptedException {
        try {
            String signatures = witness.cosign(due.tenant(), due.size(), due.witnessed());
            cosigning.add(due.tenant(), due.size(), signatures);
            taken(due);
            if (!isTaking) {
                isTaking = true;
                LOG.info("the witness takes checkpoints again");
            }
        } catch (IOException e) {
            if (isTaking) {
                isTaking = false;
                LOG.errorf(
                        "the witness does not take checkpoints, they are brought again until it does: %s",
                        e.getMessage());
            }
        } catch (AlteredLog e) {
            alterations.tellUnproved(due.tenant(), e);
        } catch (LogUnavailable e) {
            LOG.warnf(
                    "the checkpoint of tenant %s could not be brought to the witness: %s",
                    due.tenant(), e.getMessage());
        }
    }

    private void taken(Due due) {
        database.inTransaction(connection -> {
            try (PreparedStatement update = connection.prepareStatement(TAKEN)) {
                update.setLong(1, due.size());
                update.setString(2, due.tenant());
                return update.executeUpdate();
            }
        });
    }
}
