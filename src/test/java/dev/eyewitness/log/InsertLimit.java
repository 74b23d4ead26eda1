package dev.eyewitness.log;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.eyewitness.activity.Activity;
import dev.eyewitness.merkle.Frontier;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.HdrHistogram.Histogram;

/** What the database takes at most: the writer's own statement in a bare loop, with nothing around it. */
public final class InsertLimit {

    private static final String TENANT = "limit";

    /** A service on the same database finds nothing of it to index: the statement is measured alone. */
    private static final String NEVER_INDEXED =
            "INSERT INTO search_head (tenant, seq) VALUES ('limit', 9223372036854775807) ON CONFLICT DO NOTHING";

    private static final double NANOS_PER_SECOND = 1e9;
    private static final int SIGNIFICANT_DIGITS = 3;

    private final List<Draft> drafts;
    private final Growth growth = new Growth(Map.of(TENANT, Frontier.of(0, new byte[0])));
    private final SecureRandom random = new SecureRandom();
    private LogHead head;

    private InsertLimit(LogHead head, int batch) {
        this.head = head;
        this.drafts = IntStream.range(0, batch)
                .mapToObj(number -> SampleDrafts.of(TENANT, number, random))
                .toList();
    }

    /** How many rows a second are committed in transactions of {@code batch} rows over one connection. */
    public static double rowsPerSecond(DataSource dataSource, int batch, Duration time) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            InsertLimit limit = begin(connection, batch);
            SeenAdmins admins = limit.admins(connection);
            long begun = System.nanoTime();
            long taken = 0;
            long rows = 0;
            while (taken < time.toNanos()) {
                limit.commit(connection, admins);
                rows += batch;
                taken = System.nanoTime() - begun;
            }
            return rows * NANOS_PER_SECOND / taken;
        }
    }

    /**
     * How long commits of {@code batch} rows take where {@code perSecond} rows a second are due, over one connection: each counts from
     * the moment at which it was due.
     *
     * @return the latencies in microseconds
     */
    public static Histogram latencies(DataSource dataSource, int batch, double perSecond, Duration time)
            throws SQLException {
        Histogram latencies = new Histogram(SIGNIFICANT_DIGITS);
        try (Connection connection = dataSource.getConnection()) {
            InsertLimit limit = begin(connection, batch);
            SeenAdmins admins = limit.admins(connection);
            long begun = System.nanoTime();
            long commits = Math.round(time.toSeconds() * perSecond / batch);
            for (long commit = 0; commit < commits; commit++) {
                long due = begun + Math.round(commit * batch * NANOS_PER_SECOND / perSecond);
                LockSupport.parkNanos(due - System.nanoTime());
                limit.commit(connection, admins);
                latencies.recordValue(Math.max(0, TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due)));
            }
        }
        return latencies;
    }

    private static InsertLimit begin(Connection connection, int batch) throws SQLException {
        connection.setAutoCommit(false);
        LogHead.create(connection, new TreeSet<>(List.of(TENANT)));
        try (Statement statement = connection.createStatement()) {
            statement.execute(NEVER_INDEXED);
            statement.execute(PlannedOnce.FOR_GOOD);
        }
        connection.commit();
        return new InsertLimit(LogHead.find(connection, TENANT).orElseThrow(), batch);
    }

    private SeenAdmins admins(Connection connection) throws SQLException {
        SeenAdmins admins = SeenAdmins.of(connection, drafts);
        drafts.forEach(draft -> admins.complete(draft.activity()));
        return admins;
    }

    private void commit(Connection connection, SeenAdmins admins) throws SQLException {
        number();
        growth.append(drafts, random);
        InsertActivities.commit(connection, drafts, List.of(head), growth, admins);
    }

    private void number() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        for (Draft draft : drafts) {
            head = head.next(now);
            Activity activity = draft.activity();
            activity.seq = head.seq();
            activity.receivedAt = head.receivedAt();
            activity.occurredAt = head.receivedAt();
            activity.id = UuidCreator.getTimeOrderedEpoch(head.receivedAt());
        }
    }
}
