package dev.eyewitness.session;

import dev.eyewitness.search.NewestFirst;
import dev.eyewitness.search.Query;
import dev.eyewitness.search.SqlPredicate;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Goes back from session to session until a page is full.
 *
 * <p>Whether one goes on is known only when its activities are looked at. Where few are of the kind that was asked for, the walk
 * ends after {@link #MOST_EXAMINED} all the same, and the next page goes on from there.
 */
final class SessionWalk {

    private static final int MOST_EXAMINED = 2_000;
    private static final int AT_ONCE = 250;

    private final Connection connection;
    private final Query.AllOf ofFirst;
    private final SqlPredicate predicate;
    private final @Nullable Boolean active;
    private final String tenant;
    private final Instant deadline;

    SessionWalk(Connection connection, Query.AllOf ofFirst, @Nullable Boolean active, String tenant, Instant deadline) {
        this.connection = connection;
        this.ofFirst = ofFirst;
        this.predicate = SqlPredicate.of(ofFirst);
        this.active = active;
        this.tenant = tenant;
        this.deadline = deadline;
    }

    /**
     * What a walk has led to.
     *
     * @param next the number before which the next one goes on; null where nothing is left
     */
    record Reached(List<PlacedSession> sessions, @Nullable Long next) {}

    /** Those whose first activity has a number before that one, the newest first. */
    Reached before(long end, int limit) throws SQLException {
        List<PlacedSession> found = new ArrayList<>();
        long reached = end;
        int wanted = limit + 1;
        for (int examined = 0; examined < MOST_EXAMINED; ) {
            List<FirstActivity> firstOnes = firstOnes(reached, wanted);
            List<FirstActivity> ofKind = ofKind(firstOnes);
            found.addAll(whole(ofKind.subList(0, Math.min(ofKind.size(), limit + 1 - found.size()))));
            if (found.size() > limit) {
                List<PlacedSession> page = List.copyOf(found.subList(0, limit));
                return new Reached(page, page.getLast().seq());
            }
            if (firstOnes.size() < wanted) {
                return new Reached(found, null);
            }
            examined += firstOnes.size();
            reached = firstOnes.getLast().seq();
            wanted = AT_ONCE;
        }
        return new Reached(found, reached);
    }

    private List<FirstActivity> firstOnes(long end, int wanted) throws SQLException {
        return new NewestFirst<>(
                        connection,
                        ofFirst,
                        tenant,
                        wanted,
                        deadline,
                        (range, bounds, most) ->
                                FirstActivity.within(connection, tenant, range, bounds, predicate, most))
                .before(end);
    }

    private List<FirstActivity> ofKind(List<FirstActivity> firstOnes) throws SQLException {
        if (active == null) {
            return firstOnes;
        }
        try (PreparedStatement select = connection.prepareStatement(SessionSql.OF_KIND)) {
            select.setBoolean(bind(select, firstOnes), active);
            return FirstActivity.read(select);
        }
    }

    private List<PlacedSession> whole(List<FirstActivity> firstOnes) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SessionSql.OF_FIRST_ONES)) {
            bind(select, firstOnes);
            return PlacedSession.read(select);
        }
    }

    /** Binds the tenant and the first activities; what it returns is the place of the next parameter. */
    private int bind(PreparedStatement select, List<FirstActivity> firstOnes) throws SQLException {
        int at = 1;
        select.setString(at++, tenant);
        select.setArray(at++, array("bigint", firstOnes, FirstActivity::seq));
        select.setArray(at++, array("text", firstOnes, FirstActivity::sessionId));
        select.setArray(at++, array("text", firstOnes, FirstActivity::adminId));
        return at;
    }

    private Array array(String type, List<FirstActivity> firstOnes, Function<FirstActivity, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, firstOnes.stream().map(value).toArray());
    }
}
