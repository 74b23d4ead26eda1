package dev.eyewitness.ingest;

import dev.eyewitness.activity.Action;
import dev.eyewitness.activity.ActionCatalog;
import dev.eyewitness.activity.Activity;
import dev.eyewitness.activity.Change;
import dev.eyewitness.activity.DeviceParser;
import dev.eyewitness.log.Draft;
import dev.eyewitness.log.IdempotencyKey;
import dev.eyewitness.problem.Problem;
import dev.eyewitness.problem.ProblemException;
import dev.eyewitness.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns what a caller posts into a draft for the writer. */
@ApplicationScoped
public class Ingest {

    private static final int MOST_CHANGES_BYTES = 64 * 1024;

    private final ActionCatalog catalog;
    private final DeviceParser devices;
    private final Redaction redaction;
    private final SecureRandom random = new SecureRandom();

    /**
     * A draft and what it weighs.
     *
     * @param bytes about how many the activity holds
     */
    record Weighed(Draft draft, int bytes) {}

    Ingest(ActionCatalog catalog, DeviceParser devices, Redaction redaction) {
        this.catalog = catalog;
        this.devices = devices;
        this.redaction = redaction;
    }

    /** As {@link #draft}, but never blocks: empty where the database must be asked what the tenant calls its actions. */
    Optional<Draft> draftAtOnce(Caller caller, NewActivity posted, @Nullable String key, @Nullable String traceId) {
        return catalog.describeAtOnce(caller.tenant(), code(posted))
                .map(action -> weighed(caller, posted, action, key, traceId).draft());
    }

    /**
     * The draft of an activity that has passed the reader.
     *
     * @param key under which it is recorded once, if the caller gave one
     * @param traceId of the request, if it is traced
     * @throws ProblemException 400 where neither the activity nor the token says who the admin is
     */
    public Draft draft(Caller caller, NewActivity posted, @Nullable String key, @Nullable String traceId) {
        return weighed(caller, posted, key, traceId).draft();
    }

    /** As {@link #draft}, with what it weighs. */
    Weighed weighed(Caller caller, NewActivity posted, @Nullable String key, @Nullable String traceId) {
        return weighed(caller, posted, catalog.describe(caller.tenant(), code(posted)), key, traceId);
    }

    private static String code(NewActivity posted) {
        return Objects.requireNonNull(posted.action());
    }

    private Weighed weighed(
            Caller caller, NewActivity posted, Action action, @Nullable String key, @Nullable String traceId) {
        Activity activity = new Activity();
        activity.tenant = caller.tenant();
        activity.traceId = traceId;
        fillAction(activity, action, posted);
        fillAdmin(activity, posted, caller);
        List<Change> changes = posted.changes() == null ? null : redacted(posted.changes());
        activity.changes = changes == null ? null : bounded(JsonText.of(changes));
        fillDetails(activity, posted);
        IdempotencyKey once = key == null ? null : Idempotency.key(key, activity.adminId, posted, changes);
        int bytes = weight(activity);
        return new Weighed(new Draft(activity, action.template(), once, bytes, random), bytes);
    }

    /** What an activity that the database alone refuses is answered with. */
    static Problem refused() {
        return Problem.of(400, "a value of this activity cannot be stored; nothing was recorded");
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
        checkClaim("adminId", activity.adminId, 255);
        checkClaim("adminName", activity.adminName, 255);
        checkClaim("adminEmail", activity.adminEmail, 320);
    }

    /** What was posted has passed the reader; what the token says in its place must keep the same rules. */
    private static void checkClaim(String field, @Nullable String value, int max) {
        if (value != null && !(Text.Validator.isStorable(value) && value.codePointCount(0, value.length()) <= max)) {
            throw ProblemException.invalid(
                    field,
                    "is filled by the token, whose claim must be text of at most " + max
                            + " characters without NUL characters or lone surrogates");
        }
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
        Instant occurredAt = posted.occurredAt() == null
                ? null
                : PastTime.Validator.parse(posted.occurredAt()).orElseThrow();
        activity.occurredAt = occurredAt;
    }

    /** The body's bound is not enough: a number of five characters may be written out in three hundred. */
    private static String bounded(String changes) {
        if (JsonText.length(changes) > MOST_CHANGES_BYTES) {
            throw ProblemException.invalid(
                    "changes",
                    "must take at most " + MOST_CHANGES_BYTES + " bytes as stored, with numbers written out");
        }
        return changes;
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
