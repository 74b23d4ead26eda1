package dev.eyewitness.ingest;

import dev.eyewitness.activity.Action;
import dev.eyewitness.activity.ActionCatalog;
import dev.eyewitness.activity.Activity;
import dev.eyewitness.activity.Change;
import dev.eyewitness.activity.DeviceParser;
import dev.eyewitness.log.Draft;
import dev.eyewitness.log.LogWriter;
import dev.eyewitness.problem.ProblemException;
import dev.eyewitness.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Turns what a caller posts into a draft, and hands it to the writer. */
@ApplicationScoped
public class Ingest {

    private final ActionCatalog catalog;
    private final DeviceParser devices;
    private final Redaction redaction;
    private final LogWriter writer;

    Ingest(ActionCatalog catalog, DeviceParser devices, Redaction redaction, LogWriter writer) {
        this.catalog = catalog;
        this.devices = devices;
        this.redaction = redaction;
        this.writer = writer;
    }

    /**
     * Records an activity that has passed the reader.
     *
     * @param traceId of the request, if it is traced
     * @return completes after the commit, as {@link LogWriter#append} does
     * @throws ProblemException 400 where neither the activity nor the token says who the admin is
     */
    public CompletableFuture<Activity> record(Caller caller, NewActivity posted, @Nullable String traceId) {
        Activity activity = new Activity();
        activity.tenant = caller.tenant();
        activity.traceId = traceId;
        Action action = catalog.describe(caller.tenant(), Objects.requireNonNull(posted.action()));
        fillAction(activity, action, posted);
        fillAdmin(activity, posted, caller);
        fillDetails(activity, posted);
        return writer.append(new Draft(activity, action.template(), weight(activity)));
    }

    private static void fillAction(Activity activity, Action action, NewActivity posted) {
        activity.action = action.code();
        activity.label = action.label();
        activity.category = action.category().code();
        activity.icon = action.icon();
        activity.severity = Objects.requireNonNullElse(posted.severity(), action.severity());
    }

    /** The caller's own name is filled in only where the admin is the caller: a back office posts for many. */
    private static void fillAdmin(Activity activity, NewActivity posted, Caller caller) {
        String adminId = posted.adminId() != null ? posted.adminId() : caller.subject();
        if (adminId == null || adminId.isBlank()) {
            throw ProblemException.invalid("adminId", "is required where the token has no sub");
        }
        boolean isCaller = adminId.equals(caller.subject());
        activity.adminId = adminId;
        activity.adminName = posted.adminName() == null && isCaller ? caller.name() : posted.adminName();
        activity.adminEmail = posted.adminEmail() == null && isCaller ? caller.email() : posted.adminEmail();
    }

    private void fillDetails(Activity activity, NewActivity posted) {
        activity.sessionId = posted.sessionId();
        activity.entityType = posted.entityType();
        activity.entityId = posted.entityId();
        activity.entityName = posted.entityName();
        activity.ipAddress = posted.ipAddress() == null
                ? null
                : IpLiteral.Validator.canonical(posted.ipAddress()).orElseThrow();
        activity.userAgent = posted.userAgent();
        activity.device = posted.userAgent() == null ? null : devices.parse(posted.userAgent());
        activity.success = !Boolean.FALSE.equals(posted.success());
        activity.failureReason = posted.failureReason();
        activity.metadata = posted.metadata() == null
                ? null
                : JsonText.of(Objects.requireNonNull(redaction.redact(posted.metadata())));
        activity.changes = posted.changes() == null ? null : JsonText.of(redacted(posted.changes()));
        Instant occurredAt = posted.occurredAt() == null
                ? null
                : PastTime.Validator.parse(posted.occurredAt()).orElseThrow();
        activity.occurredAt = occurredAt;
    }

    private List<Change> redacted(List<NewChange> changes) {
        return changes.stream().map(NewChange::toChange).map(redaction::redact).toList();
    }

    /** About how many bytes it holds: a thousand for the object and its short fields, and the texts of free length. */
    private static int weight(Activity activity) {
        return 1000 + length(activity.metadata) + length(activity.changes) + length(activity.userAgent);
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
