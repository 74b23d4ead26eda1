package dev.eyewitness.search;

import dev.eyewitness.log.Cursor;
import dev.eyewitness.log.LogHead;
import dev.eyewitness.log.LogUnavailable;
import dev.eyewitness.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The parameter {@code cursor} of keyset pages: the place before which a page goes on. */
@ApplicationScoped
public class PageCursors {

    private final DataSource dataSource;

    PageCursors(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * The place that {@code cursor} names in that tenant's log; null where there is no cursor, or a blank one: from the newest on.
     *
     * @throws ProblemException 400 where it is no cursor of this log
     */
    public @Nullable Cursor parse(String tenant, @Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        return Cursor.parse(cursor)
                .filter(place -> head(tenant).map(LogHead::epoch).stream().anyMatch(place.epoch()::equals))
                .orElseThrow(() -> ProblemException.invalid("cursor", "must be next of a page of this log"));
    }

    /** The cursor of the page after the one that ends at that number and itself went on from {@code before}. */
    public String next(String tenant, @Nullable Cursor before, long seq) {
        String epoch =
                before != null ? before.epoch() : head(tenant).orElseThrow().epoch();
        return new Cursor(epoch, seq).toString();
    }

    private Optional<LogHead> head(String tenant) {
        try (Connection connection = dataSource.getConnection()) {
            return LogHead.find(connection, tenant);
        } catch (SQLException e) {
            throw new LogUnavailable("the head of the log could not be read", e);
        }
    }
}
