package dev.eyewitness.search;

import dev.eyewitness.activity.Activity;
import dev.eyewitness.log.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** Reads activities out of the log. */
@ApplicationScoped
public class ActivityFinder {

    /** {@link UUID#fromString} would take shorter groups too. */
    private static final Pattern UUID_V7 = Pattern.compile(
            "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

    private final BoundedRead bounded;
    private final PageCursors cursors;
    private final SearchSettings settings;

    ActivityFinder(BoundedRead bounded, PageCursors cursors, SearchSettings settings) {
        this.bounded = bounded;
        this.cursors = cursors;
        this.settings = settings;
    }

    /**
     * The newest activities of that tenant that meet the query.
     *
     * @param before only older ones than this place; null: from the newest on
     */
    Page page(Query.AllOf query, String tenant, @Nullable Cursor before, int limit) {
        long end = before == null ? Long.MAX_VALUE : before.seq();
        Instant deadline = Instant.now().plus(settings.timeout());
        SqlPredicate predicate = SqlPredicate.of(query);
        List<Activity> found = bounded.read(connection -> new NewestFirst<>(
                        connection,
                        query,
                        tenant,
                        limit + 1,
                        deadline,
                        (range, bounds, most) -> read(tenant, range, bounds, predicate, most))
                .before(end));
        if (found.size() <= limit) {
            return new Page(found, null);
        }
        List<Activity> items = found.subList(0, limit);
        return new Page(items, cursors.next(tenant, before, items.getLast().seq));
    }

    private static List<Activity> read(
            String tenant, String range, List<Object> bounds, SqlPredicate predicate, int most) {
        NativeQuery<Activity> select = Activity.getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        "SELECT * FROM activity WHERE tenant = ? AND " + range + " AND " + predicate.sql()
                                + " ORDER BY seq DESC",
                        Activity.class);
        int at = 1;
        select.setParameter(at++, tenant);
        for (Object bound : bounds) {
            select.setParameter(at++, bound);
        }
        for (Object parameter : predicate.parameters()) {
            select.setParameter(at++, parameter);
        }
        return select.setMaxResults(most).getResultList();
    }

    /** The activity of that id in that tenant's log; an id that is no UUIDv7 is nobody's. */
    public Optional<Activity> byId(String tenant, String id) {
        if (!UUID_V7.matcher(id).matches()) {
            return Optional.empty();
        }
        return Activity.inLog(tenant, UUID.fromString(id));
    }
}
