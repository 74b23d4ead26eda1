package dev.eyewitness.session;

import dev.eyewitness.log.Cursor;
import dev.eyewitness.search.BoundedRead;
import dev.eyewitness.search.PageCursors;
import dev.eyewitness.search.Query;
import dev.eyewitness.search.SearchSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads sessions out of the log. */
@ApplicationScoped
class SessionFinder {

    private final BoundedRead bounded;
    private final PageCursors cursors;
    private final SearchSettings settings;

    SessionFinder(BoundedRead bounded, PageCursors cursors, SearchSettings settings) {
        this.bounded = bounded;
        this.cursors = cursors;
        this.settings = settings;
    }

    /**
     * The newest sessions of that tenant.
     *
     * @param ofFirst what the first activity of each must meet
     * @param active whether they must go on, or have ended; null: either
     * @param before only those whose first activity is older than this place; null: from the newest on
     */
    SessionPage page(Query.AllOf ofFirst, @Nullable Boolean active, String tenant, @Nullable Cursor before, int limit) {
        Instant deadline = Instant.now().plus(settings.timeout());
        long end = before == null ? Long.MAX_VALUE : before.seq();
        SessionWalk.Reached reached = bounded.read(
                connection -> new SessionWalk(connection, ofFirst, active, tenant, deadline).before(end, limit));
        Long next = reached.next();
        return new SessionPage(
                reached.sessions().stream().map(PlacedSession::session).toList(),
                next == null ? null : cursors.next(tenant, before, next));
    }

    /** The session of that id in that tenant's log. */
    Optional<AdminSession> byId(String tenant, String id) {
        if (id.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return bounded.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(SessionSql.ONE)) {
                select.setString(1, tenant);
                select.setString(2, id);
                return PlacedSession.read(select).stream()
                        .map(PlacedSession::session)
                        .findFirst();
            }
        });
    }
}
