package dev.eyewitness.feed;

import dev.eyewitness.activity.Activity;
import dev.eyewitness.log.Audience;
import dev.eyewitness.log.LogHead;
import dev.eyewitness.log.Recorded;
import dev.eyewitness.log.StartOrder;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is new in each log that somebody here watches, once a tenant, and publishes it.
 *
 * <p>One thread, woken by {@link Recorded}, of this replica or another, and by its own clock: every {@link FeedSettings#poll} it
 * compares all watched heads, which finds what a lost signal left behind.
 */
@ApplicationScoped
class LogTail {

    private static final Logger LOG = Logger.getLogger(LogTail.class);

    private static final int PAGE = 500;

    /** Rounds begin at least this far apart: each costs a read, and a write to everyone who watches. */
    private static final long ROUND_NANOS = 10_000_000;

    private final DataSource dataSource;
    private final LogPages pages;
    private final FeedHub hub;
    private final FeedSettings settings;
    private final BlockingQueue<String> signals = new LinkedBlockingQueue<>();
    private final Set<String> signalled = ConcurrentHashMap.newKeySet();

    private @Nullable Thread loop;
    private volatile boolean stopping;

    LogTail(DataSource dataSource, LogPages pages, FeedHub hub, FeedSettings settings) {
        this.dataSource = dataSource;
        this.pages = pages;
        this.hub = hub;
        this.settings = settings;
    }

    void start(@Observes @Priority(StartOrder.FEED) StartupEvent event) {
        loop = Thread.ofPlatform().name("log-tail").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        if (loop != null) {
            loop.interrupt();
            loop.join();
        }
    }

    void look(@Observes Recorded recorded) {
        TenantFeed feed = hub.feed(recorded.tenant());
        if (feed != null && feed.ring().newest() < recorded.seq()) {
            signal(feed);
        }
    }

    /** What others committed since the streams were opened, and before it could be heard. */
    void lookAtAll(@Observes Audience.Served served) {
        hub.watched().forEach(this::signal);
    }

    private void signal(TenantFeed feed) {
        if (signalled.add(feed.tenant())) {
            signals.add(feed.tenant());
        }
    }

    private void run() {
        Instant nextPoll = Instant.now();
        while (!stopping) {
            try {
                String tenant = signals.poll(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
                if (tenant != null) {
                    readRound(tenant);
                }
                if (Instant.now().isAfter(nextPoll)) {
                    pollAll();
                    nextPoll = Instant.now().plus(settings.poll());
                }
            } catch (InterruptedException e) {
                return;
            } catch (SQLException | RuntimeException | Error e) {
                LOG.warnf("the log could not be read, the feed will catch up: %s", e.getMessage());
            }
        }
    }

    /** The first activity after a silence goes out at once; in a busy time what comes within a round goes out together. */
    private void readRound(String first) throws InterruptedException {
        long begun = System.nanoTime();
        List<String> tenants = new ArrayList<>(List.of(first));
        signals.drainTo(tenants);
        signalled.removeAll(tenants);
        tenants.forEach(this::readNew);
        TimeUnit.NANOSECONDS.sleep(ROUND_NANOS - (System.nanoTime() - begun));
    }

    private void pollAll() throws SQLException {
        List<TenantFeed> watched = hub.watched();
        if (watched.isEmpty()) {
            return;
        }
        Map<String, LogHead> heads = heads(watched);
        for (TenantFeed feed : watched) {
            LogHead head = heads.get(feed.tenant());
            if (head == null || feed.isNoLongerOf(head)) {
                hub.forget(feed);
            } else if (feed.ring().newest() < head.seq()) {
                readNew(feed.tenant());
            }
        }
    }

    private Map<String, LogHead> heads(List<TenantFeed> watched) throws SQLException {
        List<String> tenants = watched.stream().map(TenantFeed::tenant).toList();
        try (Connection connection = dataSource.getConnection()) {
            return LogHead.find(connection, tenants);
        }
    }

    private void readNew(String tenant) {
        TenantFeed feed = hub.feed(tenant);
        if (feed == null) {
            return;
        }
        List<Activity> page;
        do {
            page = pages.between(tenant, feed.ring().newest(), Long.MAX_VALUE, PAGE);
            feed.publish(page);
        } while (page.size() == PAGE);
    }
}
