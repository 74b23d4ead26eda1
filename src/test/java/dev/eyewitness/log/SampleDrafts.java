package dev.eyewitness.log;

import dev.eyewitness.activity.Activity;
import dev.eyewitness.activity.Device;
import dev.eyewitness.activity.Severity;
import dev.eyewitness.bench.SampleActivities;
import dev.eyewitness.bench.SampleActivities.Sample;
import java.security.SecureRandom;

/** Drafts as a back office's posts become. */
final class SampleDrafts {

    private SampleDrafts() {}

    /** Of the {@linkplain SampleActivities#of sample} of that number. */
    static Draft of(String tenant, int number, SecureRandom random) {
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
        return new Draft(activity, "{admin} approved payout {entity}", null, 0, random);
    }
}
