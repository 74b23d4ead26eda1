package dev.eyewitness.log;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.eyewitness.activity.Activity;
import dev.eyewitness.activity.Device;
import dev.eyewitness.activity.Severity;
import dev.eyewitness.bench.SampleActivities;
import dev.eyewitness.bench.SampleActivities.Sample;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** What the database takes at most: the writer's own statement in a bare loop, with nothing around it. */
public final class InsertLimit {

    private static final String TENANT = "limit";
    private static final double NANOS_PER_SECOND = 1e9;

    private final List<Draft> drafts;
    private LogHead head;

    private InsertLimit(LogHead head, int batch) {
        this.head = head;
        this.drafts = IntStream.range(0, batch)
                .mapToObj(SampleActivities::of)
                .map(InsertLimit::draft)
                .toList();
    }

    /** How many rows a second are committed in transactions of {@code batch} rows over one connection. */
    public static double rowsPerSecond(DataSource dataSource, int batch, Duration time) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            LogHead.create(connection, new TreeSet<>(List.of(TENANT)));
            connection.commit();
            LogHead head = LogHead.find(connection, TENANT).orElseThrow();
            return new InsertLimit(head, batch).run(connection, time);
        }
    }

    private double run(Connection connection, Duration time) throws SQLException {
        SeenAdmins admins = SeenAdmins.of(connection, drafts);
        drafts.forEach(draft -> admins.complete(draft.activity()));
        long before = head.seq();
        long begun = System.nanoTime();
        long taken = 0;
        while (taken < time.toNanos()) {
            number();
            InsertActivities.run(connection, drafts, List.of(head), admins);
            connection.commit();
            taken = System.nanoTime() - begun;
        }
        return (head.seq() - before) * NANOS_PER_SECOND / taken;
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

    private static Draft draft(Sample sample) {
        Activity activity = new Activity();
        activity.tenant = TENANT;
        activity.action = "payout_approved";
        activity.label = "Payout approved";
        activity.category = "payout";
        activity.icon = "badge-check";
        activity.severity = Severity.WARNING;
        activity.description = sample.adminName() + " approved payout March payout";
        activity.adminId = sample.adminId();
        activity.adminName = sample.adminName();
        activity.adminEmail = sample.adminEmail();
        activity.sessionId = sample.sessionId();
        activity.entityType = "payout";
        activity.entityId = sample.entityId();
        activity.entityName = "March payout";
        activity.ipAddress = sample.ipAddress();
        activity.userAgent = sample.userAgent();
        activity.device = new Device("desktop", "Chrome", "Windows");
        activity.success = true;
        activity.metadata = sample.metadata();
        return new Draft(activity, "", null, 0);
    }
}
