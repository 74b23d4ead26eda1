package dev.eyewitness.log;

import dev.eyewitness.activity.Activity;
import dev.eyewitness.activity.Device;
import dev.eyewitness.activity.Severity;
import dev.eyewitness.bench.SampleActivities;
import dev.eyewitness.bench.SampleActivities.Sample;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/** Drafts as a back office's posts become. */
final class SampleDrafts {

    private SampleDrafts() {}

    /** Of the {@linkplain SampleActivities#of sample} of that number. */
    static Draft of(String tenant, int number, SecureRandom random) {
        return draft(activity(tenant, number), null, random);
    }

    /** The same from a caller who names the activity, but not the admin. */
    static Draft keyed(String tenant, int number, SecureRandom random) {
        Activity activity = activity(tenant, number);
        activity.adminName = null;
        activity.adminEmail = null;
        return draft(activity, new IdempotencyKey("key-" + number, "digest-" + number), random);
    }

    private static Draft draft(Activity activity, @Nullable IdempotencyKey key, SecureRandom random) {
        return new Draft(activity, "{admin} approved payout {entity}", key, 0, random);
    }

    private static Activity activity(String tenant, int number) {
        Sample sample = SampleActivities.of(number);
        Activity activity = new Activity();
        activity.tenant = tenant;
        activity.action = "payout_approved";
        activity.label = "Payout approved";
        activity.category = "payout";
        activity.icon = "badge-check";
        activity.severity = Severity.WARNING;
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
        return activity;
    }
}
