package dev.eyewitness.feed;

import dev.eyewitness.log.LogHead;
import dev.eyewitness.log.LogUnavailable;
import io.quarkus.runtime.ShutdownEvent;
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

    private final DataSource dataSource;
    private final Frames frames;
    private final FeedSettings settings;
    private final Vertx vertx;
    private final ConcurrentMap<String, TenantFeed> feeds = new ConcurrentHashMap<>();

    FeedHub(DataSource dataSource, Frames frames, FeedSettings settings, Vertx vertx) {
        this.dataSource = dataSource;
        this.frames = frames;
        this.settings = settings;
        this.vertx = vertx;
    }

    /**
     * Opens a stream at the live edge; it ends when the token does. Blocks for one read of the log's head.
     *
     * @throws LogUnavailable where the database does not answer
     */
    Subscriber open(String tenant, Instant expiresAt) {
        LogHead head = head(tenant);
        Subscriber[] opened = new Subscriber[1];
        feeds.compute(tenant, (name, existing) -> {
            TenantFeed feed = existing != null ? existing : new TenantFeed(head, frames, settings);
            opened[0] = subscriber(feed, expiresAt);
            feed.add(opened[0]);
            return feed;
        });
        return opened[0];
    }

    private Subscriber subscriber(TenantFeed feed, Instant expiresAt) {
        Subscriber[] self = new Subscriber[1];
        long heartbeat = vertx.setPeriodic(settings.heartbeat().toMillis(), timer -> self[0].heartbeat());
        long left = Math.max(1, Duration.between(Instant.now(), expiresAt).toMillis());
        long expiry = vertx.setTimer(left, timer -> self[0].end(Farewell.EXPIRED));
        self[0] = new Subscriber(feed, frames, settings.heartbeat().toSeconds(), () -> {
            vertx.cancelTimer(heartbeat);
            vertx.cancelTimer(expiry);
            close(feed.tenant(), self[0]);
        });
        return self[0];
    }

    private void close(String tenant, Subscriber subscriber) {
        feeds.computeIfPresent(tenant, (name, feed) -> feed.remove(subscriber) ? null : feed);
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

    /** Before the server stops taking care of connections: every stream hears why it ends. */
    void drain(@Observes @Priority(1) ShutdownEvent event) {
        List<Subscriber> all = feeds.values().stream()
                .flatMap(feed -> feed.subscribers().stream())
                .toList();
        all.forEach(subscriber -> subscriber.end(Farewell.DRAINING));
    }
}
