package dev.eyewitness.search;

import dev.eyewitness.activity.Activity;
import dev.eyewitness.log.Cursor;
import dev.eyewitness.log.LogHead;
import dev.eyewitness.log.LogUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads activities out of the log. */
@ApplicationScoped
class ActivityFinder {

    /** {@link UUID#fromString} would take shorter groups too. */
    private static final Pattern UUID_V7 = Pattern.compile(
            "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

    private final DataSource dataSource;

    ActivityFinder(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * The newest activities that meet the criteria.
     *
     * @param before only older ones than this place; null: from the newest on
     */
    Page page(Criteria criteria, String tenant, @Nullable Cursor before, int limit) {
        if (before != null) {
            criteria.before(before.seq());
        }
        List<Activity> found = criteria.newestFirst(Activity.getEntityManager(), limit + 1);
        if (found.size() <= limit) {
            return new Page(found, null);
        }
        List<Activity> items = found.subList(0, limit);
        String epoch =
                before != null ? before.epoch() : head(tenant).orElseThrow().epoch();
        return new Page(items, new Cursor(epoch, items.getLast().seq).toString());
    }

    /** The activity of that id in that tenant's log; an id that is no UUIDv7 is nobody's. */
    Optional<Activity> byId(String tenant, String id) {
        if (!UUID_V7.matcher(id).matches()) {
            return Optional.empty();
        }
        return Activity.inLog(tenant, UUID.fromString(id));
    }

    Optional<LogHead> head(String tenant) {
        try (Connection connection = dataSource.getConnection()) {
            return LogHead.find(connection, tenant);
        } catch (SQLException e) {
            throw new LogUnavailable("the head of the log could not be read", e);
        }
    }
}
