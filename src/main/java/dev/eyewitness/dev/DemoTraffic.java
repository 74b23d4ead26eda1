package dev.eyewitness.dev;

import dev.eyewitness.ingest.Ingest;
import dev.eyewitness.log.Commit;
import dev.eyewitness.log.Outcome;
import dev.eyewitness.log.StartOrder;
import dev.eyewitness.security.Caller;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** A plausible stream of admins at work, into the tenant {@code default}, at human pace. */
@ApplicationScoped
@IfBuildProfile("dev")
class DemoTraffic {

    private static final Logger LOG = Logger.getLogger(DemoTraffic.class);

    private static final int SHORTEST_PAUSE_MS = 300;
    private static final int LONGEST_PAUSE_MS = 2_500;

    private static final Caller BACK_OFFICE =
            new Caller("default", "back-office", "Back office", null, Set.of(), Instant.MAX);

    private final Ingest ingest;
    private final Commit commit;
    private final Vertx vertx;
    private final DevSettings settings;
    private final DemoScript script = new DemoScript();

    private volatile boolean running;

    DemoTraffic(Ingest ingest, Commit commit, Vertx vertx, DevSettings settings) {
        this.ingest = ingest;
        this.commit = commit;
        this.vertx = vertx;
        this.settings = settings;
    }

    void start(@Observes @Priority(StartOrder.READY) StartupEvent event) {
        run(settings.demo());
    }

    /** Vert.x outlives a live reload, and so would the timer. */
    void stop(@Observes ShutdownEvent event) {
        run(false);
    }

    boolean isRunning() {
        return running;
    }

    synchronized void run(boolean wanted) {
        boolean begins = wanted && !running;
        running = wanted;
        if (begins) {
            next();
        }
    }

    private void next() {
        int pause = ThreadLocalRandom.current().nextInt(SHORTEST_PAUSE_MS, LONGEST_PAUSE_MS);
        vertx.setTimer(pause, timer -> {
            if (running) {
                record().onComplete(recorded -> {
                    if (recorded.failed()) {
                        LOG.warnf(
                                "demo traffic was not recorded: %s",
                                recorded.cause().getMessage());
                    }
                    next();
                });
            }
        });
    }

    private Future<List<Outcome>> record() {
        return vertx.executeBlocking(() -> ingest.draft(BACK_OFFICE, script.next(), null, null))
                .compose(draft -> Future.fromCompletionStage(commit.append(List.of(draft))));
    }
}
