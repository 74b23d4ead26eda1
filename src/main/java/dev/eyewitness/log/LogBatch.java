package dev.eyewitness.log;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.eyewitness.activity.Activity;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * One transaction of the writer: lock the heads, take what came meanwhile, look up the keys, number, name, describe, hash, insert,
 * advance and commit.
 */
final class LogBatch {

    private final List<Draft> drafts;
    private final Supplier<List<Draft>> late;
    private final SecureRandom random;
    private final SortedSet<String> tenants;

    private final List<Draft> fresh = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final Map<String, LogHead> advanced = new TreeMap<>();

    /**
     * A batch that has not been tried.
     *
     * @param drafts what it takes, at least one
     * @param late asked once, under the lock of the heads of {@code drafts}: what of the same logs comes after it, as another replica may
     *     have kept that lock for a while
     * @param random where the salts come from
     */
    LogBatch(List<Draft> drafts, Supplier<List<Draft>> late, SecureRandom random) {
        this.drafts = new ArrayList<>(drafts);
        this.late = late;
        this.random = random;
        this.tenants =
                drafts.stream().map(draft -> draft.activity().tenant).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * What a committed batch came to.
     *
     * @param outcomes one for each draft, in their order
     * @param heads of the logs that have grown, as they are now
     */
    record Committed(List<Outcome> outcomes, Collection<LogHead> heads) {}

    /** Appends all that is new, in their order within each tenant, or nothing. */
    Committed append(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                LogHead.Locked locked = lockHeads(connection);
                drafts.addAll(late.get());
                IdempotencyKeys keys = IdempotencyKeys.of(
                        connection,
                        drafts,
                        locked.now().atOffset(ZoneOffset.UTC).toLocalDate());
                number(locked, keys);
                if (fresh.isEmpty()) {
                    connection.commit();
                } else {
                    commit(connection, keys, new Growth(locked.frontiers()));
                }
                return new Committed(outcomes, advanced.values());
            } catch (SQLException | RuntimeException | Error e) {
                rollBack(connection, e);
                drafts.forEach(Draft::reset);
                throw e;
            }
        }
    }

    private LogHead.Locked lockHeads(Connection connection) throws SQLException {
        LogHead.Locked locked = LogHead.lock(connection, tenants);
        if (locked.heads().size() < tenants.size()) {
            connection.rollback();
            LogHead.create(connection, tenants);
            connection.commit();
            locked = LogHead.lock(connection, tenants);
        }
        return locked;
    }

    private void number(LogHead.Locked locked, IdempotencyKeys keys) {
        for (Draft draft : drafts) {
            Optional<Outcome> earlier = keys.earlier(draft);
            if (earlier.isEmpty()) {
                number(draft.activity(), locked);
                keys.use(draft);
                fresh.add(draft);
            }
            outcomes.add(earlier.orElseGet(() -> new Outcome.Stored(draft.activity())));
        }
    }

    private void number(Activity activity, LogHead.Locked locked) {
        LogHead last = advanced.getOrDefault(activity.tenant, locked.heads().get(activity.tenant));
        LogHead head = Objects.requireNonNull(last).next(locked.now());
        advanced.put(activity.tenant, head);
        activity.seq = head.seq();
        activity.receivedAt = head.receivedAt();
        activity.id = UuidCreator.getTimeOrderedEpoch(activity.receivedAt);
        if (activity.occurredAt == null) {
            activity.occurredAt = activity.receivedAt;
        }
    }

    private void commit(Connection connection, IdempotencyKeys keys, Growth growth) throws SQLException {
        SeenAdmins admins = SeenAdmins.of(connection, fresh);
        fresh.forEach(draft -> admins.complete(draft.activity()));
        growth.append(fresh, random);
        keys.store(connection);
        InsertActivities.commit(connection, fresh, advanced.values(), growth, admins);
    }

    private static void rollBack(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
