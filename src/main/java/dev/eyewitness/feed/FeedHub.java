package dev.eyewitness.feed;

import dev.eyewitness.log.Audience;
import dev.eyewitness.log.Cursor;
import dev.eyewitness.log.LogHead;
import dev.eyewitness.log.LogUnavailable;
import dev.eyewitness.log.StartOrder;
import dev.eyewitness.security.Caller;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Opens and ends streams. Keeps a feed for each tenant that somebody here watches, and only for those. */
@ApplicationScoped
class FeedHub implements Subscriber.Streams, Audience {

    private static final Logger LOG = Logger.getLogger(FeedHub.class);

    /** How long a client may take to answer a close frame; while the service stops, to take its bye, too. */
    private static final long PATIENCE_MS = 2_000;

    /** How often it is looked whether clients are still there. */
    private static final long CHECK_MS = 1_000;

    private final DataSource dataSource;
    private final Frames frames;
    private final History history;
    private final FeedSettings settings;
    private final Vertx vertx;
    private final Event<Audience.Joined> joined;
    private final ConcurrentMap<String, TenantFeed> feeds = new ConcurrentHashMap<>();

    /** Each open stream, and the timer that ends it when the token does. */
    private final ConcurrentMap<Subscriber, Long> open = new ConcurrentHashMap<>();

    private volatile boolean draining;
    private volatile int drained;
    private long heartbeats;
    private long checks;

    FeedHub(
            DataSource dataSource,
            Frames frames,
            History history,
            FeedSettings settings,
            Vertx vertx,
            Event<Audience.Joined> joined) {
        this.dataSource = dataSource;
        this.frames = frames;
        this.history = history;
        this.settings = settings;
        this.vertx = vertx;
        this.joined = joined;
    }

    void start(@Observes @Priority(StartOrder.FEED) StartupEvent event) {
        heartbeats = vertx.setPeriodic(
                settings.heartbeat().toMillis(), timer -> open.keySet().forEach(Subscriber::heartbeat));
        checks = vertx.setPeriodic(CHECK_MS, timer -> open.keySet().forEach(Subscriber::check));
    }

    /**
     * Opens a stream; it ends when the token does. Blocks for one read of the log's head.
     *
     * @throws LogUnavailable where the database does not answer
     */
    Subscriber open(Watch watch) {
        LogHead head = head(watch.caller().tenant());
        TenantFeed feed = enter(head);
        joined.fire(new Audience.Joined());
        Subscriber subscriber = subscriber(feed, watch, head);
        open.put(subscriber, endAt(subscriber, watch.caller()));
        feed.add(subscriber);
        if (draining || feeds.get(feed.tenant()) != feed) {
            subscriber.end(Farewell.DRAINING);
        }
        return subscriber;
    }

    private TenantFeed enter(LogHead head) {
        TenantFeed watched = feeds.get(head.tenant());
        if (watched != null && !watched.epoch().equals(head.epoch())) {
            forget(watched);
        }
        return feeds.compute(head.tenant(), (name, kept) -> {
            TenantFeed feed = kept != null ? kept : new TenantFeed(head, frames, settings);
            feed.enter();
            return feed;
        });
    }

    /** The history that it showed is lost: those who watch it come back with their cursors, and are told so. */
    void forget(TenantFeed feed) {
        if (feeds.remove(feed.tenant(), feed)) {
            LOG.warnf(
                    "the log of tenant %s is not what it was, as after a restored backup: its streams begin anew",
                    feed.tenant());
        }
        feed.subscribers().forEach(subscriber -> subscriber.end(Farewell.DRAINING));
    }

    private Subscriber subscriber(TenantFeed feed, Watch watch, LogHead head) {
        Opening opening = Opening.of(watch, head, feed);
        Cursor begin = feed.cursor(opening.position());
        List<Frame> greetings = new ArrayList<>();
        greetings.add(frames.hello(feed.tenant(), begin, settings.heartbeat().toSeconds()));
        if (opening.reset()) {
            greetings.add(frames.reset(begin));
        }
        return new Subscriber(feed, frames, this, history, watch, greetings, opening);
    }

    private long endAt(Subscriber subscriber, Caller caller) {
        long left =
                Math.max(1, Duration.between(Instant.now(), caller.expiresAt()).toMillis());
        return vertx.setTimer(left, timer -> subscriber.end(Farewell.EXPIRED));
    }

    /** The stream goes on for as long as the new token of its caller lasts. */
    void renew(Subscriber subscriber, Caller caller) {
        open.computeIfPresent(subscriber, (kept, expiry) -> {
            vertx.cancelTimer(expiry);
            return endAt(subscriber, caller);
        });
    }

    @Override
    public int count() {
        return draining ? drained : open.size();
    }

    @Override
    public Duration slowAfter() {
        return settings.slowAfter();
    }

    @Override
    public void afterLinger(Runnable cut) {
        vertx.setTimer(draining ? PATIENCE_MS : Math.max(1, settings.linger().toMillis()), timer -> cut.run());
    }

    /** Runs it when a client has had time to answer a close frame. */
    void afterPatience(Runnable cut) {
        vertx.setTimer(PATIENCE_MS, timer -> cut.run());
    }

    @Override
    public void gone(Subscriber subscriber) {
        Long expiry = open.remove(subscriber);
        if (expiry != null) {
            vertx.cancelTimer(expiry);
        }
        TenantFeed left = subscriber.feed();
        feeds.compute(left.tenant(), (name, feed) -> left.leave(subscriber) && feed == left ? null : feed);
    }

    /** The log is made where there is none, so that the first cursor of an empty log holds. */
    private LogHead head(String tenant) {
        try (Connection connection = dataSource.getConnection()) {
            Optional<LogHead> head = LogHead.find(connection, tenant);
            if (head.isPresent()) {
                return head.get();
            }
            LogHead.create(connection, new TreeSet<>(Set.of(tenant)));
            return LogHead.find(connection, tenant).orElseThrow();
        } catch (SQLException e) {
            throw new LogUnavailable("the head of the log could not be read", e);
        }
    }

    @Override
    public boolean isPresent() {
        return !feeds.isEmpty();
    }

    List<TenantFeed> watched() {
        return List.copyOf(feeds.values());
    }

    @Nullable
    TenantFeed feed(String tenant) {
        return feeds.get(tenant);
    }

    /** SIGTERM in production: every stream hears why it ends, while the service still answers. */
    void drain(@Observes ShutdownDelayInitiatedEvent event) {
        endAll();
    }

    /** Where there is no delay (dev, tests), and for streams opened during it. */
    void stop(@Observes @Priority(1) ShutdownEvent event) {
        vertx.cancelTimer(heartbeats);
        vertx.cancelTimer(checks);
        endAll();
    }

    private void endAll() {
        if (!draining) {
            drained = open.size();
            draining = true;
        }
        List.copyOf(open.keySet()).forEach(subscriber -> subscriber.end(Farewell.DRAINING));
    }
}
