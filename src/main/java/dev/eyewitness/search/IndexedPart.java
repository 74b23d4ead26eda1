package dev.eyewitness.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The part of a log that {@code search_entry} tells of, and within it the numbers among which a query's times lie.
 *
 * @param upTo the last number that it tells of; what comes after is to be read from the log itself
 * @param first the first number whose activity may have occurred in time
 * @param last the last such number, at most {@code upTo}; less than {@code first} where there is none
 */
public record IndexedPart(long upTo, long first, long last) {

    /** Numbers to a row of {@code search_block}. */
    public static final int BLOCK = 4_096;

    private static final String SELECT = """
            SELECT head.seq, min(block.block) * %1$d + 1, least(head.seq, (max(block.block) + 1) * %1$d)
            FROM search_head AS head LEFT JOIN search_block AS block
                ON block.tenant = head.tenant AND block.latest >= ? AND block.earliest < ?
            WHERE head.tenant = ? GROUP BY head.seq""".formatted(BLOCK);

    /** Beyond them PostgreSQL has no times. */
    private static final OffsetDateTime EVER_SINCE = OffsetDateTime.of(-4712, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private static final OffsetDateTime FOR_EVER = OffsetDateTime.of(294_275, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private static final IndexedPart NONE = new IndexedPart(0, 1, 0);

    /** Within the times of that query, as the transaction of that connection sees it. */
    static IndexedPart of(Connection connection, Query.AllOf query, String tenant) throws SQLException {
        return of(connection, TimeSpan.beginning(query), TimeSpan.end(query), tenant);
    }

    /** Within those times, as the transaction of that connection sees it. */
    static IndexedPart of(Connection connection, TimeSpan span, String tenant) throws SQLException {
        return of(connection, Optional.of(span.from()), Optional.of(span.to()), tenant);
    }

    private static IndexedPart of(Connection connection, Optional<Instant> from, Optional<Instant> to, String tenant)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setObject(1, from.map(IndexedPart::time).orElse(EVER_SINCE));
            select.setObject(2, to.map(IndexedPart::time).orElse(FOR_EVER));
            select.setString(3, tenant);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return NONE;
                }
                long upTo = row.getLong(1);
                long first = row.getLong(2);
                return row.wasNull() ? new IndexedPart(upTo, 1, 0) : new IndexedPart(upTo, first, row.getLong(3));
            }
        }
    }

    private static OffsetDateTime time(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
