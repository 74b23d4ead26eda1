package dev.eyewitness.feed;

import dev.eyewitness.log.LogHead;
import dev.eyewitness.log.LogUnavailable;
import dev.eyewitness.log.StartOrder;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Opens and ends streams. Keeps a feed for each tenant that somebody here watches, and only for those. */
@ApplicationScoped
class FeedHub {

    /** How long a client that is to be told bye may take to ask for it. */
    private static final long PATIENCE_MS = 1_000;

    private final DataSource dataSource;
    private final Frames frames;
    private final FeedSettings settings;
    private final Vertx vertx;
    private final ConcurrentMap<String, TenantFeed> feeds = new ConcurrentHashMap<>();

    /** Every open stream, with the timer that ends it when its token does. */
    private final ConcurrentMap<Subscriber, Long> expiries = new ConcurrentHashMap<>();

    private volatile boolean draining;
    private long heartbeats;

    FeedHub(DataSource dataSource, Frames frames, FeedSettings settings, Vertx vertx) {
        this.dataSource = dataSource;
        this.frames = frames;
        this.settings = settings;
        this.vertx = vertx;
    }

    void start(@Observes @Priority(StartOrder.FEED) StartupEvent event) {
        vertx.setPeriodic(
                settings.heartbeat().toMillis(), timer -> expiries.keySet().forEach(Subscriber::heartbeat));
    }

    /**
     * Opens a stream at the live edge; it ends when the token does. Blocks for one read of the log's head.
     *
     * @throws LogUnavailable where the database does not answer
     */
    Subscriber open(String tenant, Instant expiresAt) {
        LogHead head = head(tenant);
        TenantFeed feed = feeds.compute(tenant, (name, watched) -> {
            TenantFeed kept = watched != null ? watched : new TenantFeed(head, frames, settings);
            kept.enter();
            return kept;
        });
        Subscriber subscriber =
                new Subscriber(feed, frames, settings.heartbeat().toSeconds(), this::close, this::afterPatience);
        long left = Math.max(1, Duration.between(Instant.now(), expiresAt).toMillis());
        expiries.put(subscriber, vertx.setTimer(left, timer -> subscriber.end(Farewell.EXPIRED)));
        feed.add(subscriber);
        if (draining) {
            subscriber.end(Farewell.DRAINING);
        }
        return subscriber;
    }

    private void afterPatience(Runnable close) {
        vertx.setTimer(PATIENCE_MS, timer -> close.run());
    }

    private void close(Subscriber subscriber) {
        Long expiry = expiries.remove(subscriber);
        if (expiry != null) {
            vertx.cancelTimer(expiry);
        }
        feeds.computeIfPresent(subscriber.feed().tenant(), (name, feed) -> feed.leave(subscriber) ? null : feed);
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

    boolean isWatched(String tenant) {
        return feeds.containsKey(tenant);
    }

    Set<String> watched() {
        return Set.copyOf(feeds.keySet());
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
        endAll();
    }

    private void endAll() {
        draining = true;
        List.copyOf(expiries.keySet()).forEach(subscriber -> subscriber.end(Farewell.DRAINING));
    }
}
