package dev.eyewitness.client;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** An activity on its way: written, with its key, and with a time where the caller gave none. */
final class Entry {

    /** What an entry takes up beside its JSON, roughly. */
    private static final int OVERHEAD = 512;

    private static final String TIME = "occurredAt";
    private static final String KEY = "idempotencyKey";

    private final String action;
    private final String key;
    private final byte[] json;

    /** Where the time of this machine's clock ends, which comes first; 0 where there is none. */
    private final int timeEnd;

    private final int weight;
    private final long loggedAt;
    private final @Nullable CompletableFuture<Recorded> outcome;

    private Entry(
            String action,
            String key,
            byte[] json,
            int timeEnd,
            int weight,
            long loggedAt,
            @Nullable CompletableFuture<Recorded> outcome) {
        this.action = action;
        this.key = key;
        this.json = json;
        this.timeEnd = timeEnd;
        this.weight = weight;
        this.loggedAt = loggedAt;
        this.outcome = outcome;
    }

    static Entry of(NewActivity activity, String key, Instant now, @Nullable CompletableFuture<Recorded> outcome)
            throws UnwritableException {
        boolean timedHere = !activity.fields().containsKey(TIME);
        Map<String, Object> fields = new LinkedHashMap<>();
        if (timedHere) {
            fields.put(TIME, now);
        }
        fields.putAll(activity.fields());
        fields.put(KEY, key);
        byte[] json = JsonWriter.write(fields).getBytes(StandardCharsets.UTF_8);
        int timeEnd = timedHere ? JsonWriter.write(Map.of(TIME, now)).length() : 0;
        return new Entry(activity.toString(), key, json, timeEnd, json.length + OVERHEAD, System.nanoTime(), outcome);
    }

    /** The key that the caller gave it, or one that nobody else uses. */
    static String keyOf(NewActivity activity) {
        return activity.fields().get(KEY) instanceof String key
                ? key
                : UUID.randomUUID().toString();
    }

    /** As it is posted, in UTF-8. */
    byte[] json() {
        return json;
    }

    /** What it takes up in memory, roughly. */
    int weight() {
        return weight;
    }

    /** By {@link System#nanoTime}. */
    long loggedAt() {
        return loggedAt;
    }

    boolean isOlderThan(long nanos) {
        return System.nanoTime() - loggedAt > nanos;
    }

    /** For whoever asked to be told. */
    @Nullable
    CompletableFuture<Recorded> outcome() {
        return outcome;
    }

    /** Whether its time is of this machine's clock, and not the caller's. */
    boolean isTimedHere() {
        return timeEnd > 0;
    }

    /** The same without the time of this machine's clock. */
    Entry untimed() {
        String rest = new String(json, timeEnd, json.length - timeEnd, StandardCharsets.UTF_8);
        return new Entry(action, key, ("{" + rest).getBytes(StandardCharsets.UTF_8), 0, weight, loggedAt, outcome);
    }

    Dropped dropped(Dropped.Reason reason, String detail) {
        return new Dropped(action, key, new String(json, StandardCharsets.UTF_8), reason, detail);
    }
}
