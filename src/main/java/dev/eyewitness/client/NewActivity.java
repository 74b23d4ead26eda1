package dev.eyewitness.client;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An activity to be recorded. It does not change: each method answers another one with that field, and a null leaves the field
 * out. The rules of the fields are the service's, which names each one that is broken.
 */
public final class NewActivity {

    private final Map<String, Object> fields;

    private NewActivity(Map<String, Object> fields) {
        this.fields = fields;
    }

    /** An activity of that action: one of {@link ActivityActions} or your own. */
    public static NewActivity of(String action) {
        return new NewActivity(Map.of()).with("action", action);
    }

    /** Who did it; left out, the subject of the token. */
    public NewActivity admin(String id) {
        return with("adminId", id);
    }

    /** Who did it, with the name and e-mail address to show. */
    public NewActivity admin(String id, @Nullable String name, @Nullable String email) {
        return admin(id).with("adminName", name).with("adminEmail", email);
    }

    /** The session that it was done in. */
    public NewActivity session(@Nullable String id) {
        return with("sessionId", id);
    }

    /** What it was done to, such as {@code payout} and {@code po_17}. */
    public NewActivity entity(String type, String id) {
        return with("entityType", type).with("entityId", id);
    }

    /** What it was done to, with the name to show. */
    public NewActivity entity(String type, String id, @Nullable String name) {
        return entity(type, id).with("entityName", name);
    }

    /** Where it came from: an address, or the value of {@code X-Forwarded-For}. */
    public NewActivity ipAddress(@Nullable String address) {
        return with("ipAddress", address);
    }

    /** The header {@code User-Agent} of the request that it came with. */
    public NewActivity userAgent(@Nullable String userAgent) {
        return with("userAgent", userAgent);
    }

    /** That it did not succeed, and why. */
    public NewActivity failed(@Nullable String reason) {
        return with("success", false).with("failureReason", reason);
    }

    /** How much it matters; left out, as the catalogue says. */
    public NewActivity severity(@Nullable Severity severity) {
        return with("severity", severity == null ? null : severity.code());
    }

    /**
     * One more entry of the metadata: text, a number, a boolean, an instant or another time, an enum, null, or maps, lists and
     * arrays of those. All of it is 16 KiB at most.
     */
    public NewActivity metadata(String name, @Nullable Object value) {
        Map<Object, Object> entries = new LinkedHashMap<>();
        if (fields.get("metadata") instanceof Map<?, ?> before) {
            entries.putAll(before);
        }
        entries.put(name, value);
        return metadata(entries);
    }

    /** All of the metadata, in place of what was given before. */
    public NewActivity metadata(@Nullable Map<?, ?> metadata) {
        return with("metadata", metadata);
    }

    /** One more field that was altered, with its value before and after. */
    public NewActivity change(String field, @Nullable Object from, @Nullable Object to) {
        List<Object> changes = new ArrayList<>();
        if (fields.get("changes") instanceof List<?> before) {
            changes.addAll(before);
        }
        Map<String, @Nullable Object> change = new LinkedHashMap<>();
        change.put("field", field);
        change.put("from", from);
        change.put("to", to);
        changes.add(change);
        return with("changes", changes);
    }

    /** When it happened; left out, when it was logged. */
    public NewActivity occurredAt(@Nullable Instant time) {
        return with("occurredAt", time);
    }

    /** The key under which it is recorded once, whoever posts it; left out, one that nobody else uses. */
    public NewActivity idempotencyKey(@Nullable String key) {
        return with("idempotencyKey", key);
    }

    /** The fields that are set, by the names that they have in JSON. */
    Map<String, Object> fields() {
        return fields;
    }

    private NewActivity with(String name, @Nullable Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(fields);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return new NewActivity(Collections.unmodifiableMap(changed));
    }

    @Override
    public String toString() {
        return String.valueOf(fields.get("action"));
    }
}
