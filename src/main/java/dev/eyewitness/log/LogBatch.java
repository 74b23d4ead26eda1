package dev.eyewitness.log;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.eyewitness.activity.Activity;
import dev.eyewitness.activity.Sentence;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** One transaction of the writer: lock the heads, number, name, describe, insert, advance, commit. */
final class LogBatch {

    private final List<Draft> drafts;
    private final SortedSet<String> tenants;

    LogBatch(List<Draft> drafts) {
        this.drafts = drafts;
        this.tenants =
                drafts.stream().map(draft -> draft.activity().tenant).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Appends all of them, in their order within each tenant, or none.
     *
     * @return the heads as they are after the commit
     */
    Collection<LogHead> append(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                LogHead.Locked locked = lockHeads(connection);
                SeenAdmins admins = SeenAdmins.of(connection, drafts);
                Collection<LogHead> advanced = number(locked);
                describe(admins);
                InsertActivities.run(connection, drafts, advanced, admins);
                connection.commit();
                return advanced;
            } catch (SQLException | RuntimeException e) {
                rollBack(connection, e);
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

    private Collection<LogHead> number(LogHead.Locked locked) {
        Map<String, LogHead> advanced = new TreeMap<>(locked.heads());
        for (Draft draft : drafts) {
            Activity activity = draft.activity();
            LogHead head = Objects.requireNonNull(
                    advanced.computeIfPresent(activity.tenant, (tenant, last) -> last.next(locked.now())));
            activity.seq = head.seq();
            activity.receivedAt = head.receivedAt();
            activity.id = UuidCreator.getTimeOrderedEpoch(activity.receivedAt);
            if (activity.occurredAt == null) {
                activity.occurredAt = activity.receivedAt;
            }
        }
        return advanced.values();
    }

    private void describe(SeenAdmins admins) {
        for (Draft draft : drafts) {
            admins.complete(draft.activity());
            draft.activity().description = Sentence.describe(draft.template(), draft.activity());
        }
    }

    private static void rollBack(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
