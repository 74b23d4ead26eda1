package dev.eyewitness.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.eyewitness.activity.Activity;
import dev.eyewitness.activity.Device;
import dev.eyewitness.activity.Severity;
import dev.eyewitness.merkle.Leaf;
import dev.eyewitness.merkle.PersonalValues;
import dev.eyewitness.merkle.StrictBase64;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A line of an NDJSON export: an activity and what its leaf is worked out from. */
final class ExportedLine {

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Set<String> FIELDS = Set.of(
            ("id seq tenant action label category icon severity description adminId adminName adminEmail sessionId entityType entityId"
                            + " entityName ipAddress userAgent device success failureReason metadata changes occurredAt receivedAt traceId"
                            + " leafHash salt commitment proof")
                    .split(" "));

    private static final Set<String> DEVICE_FIELDS = Set.of("type", "browser", "os");

    private static final Map<String, Severity> SEVERITIES = Map.of(
            "info",
            Severity.INFO,
            "notice",
            Severity.NOTICE,
            "warning",
            Severity.WARNING,
            "critical",
            Severity.CRITICAL);

    /** Bytes of a hash. */
    private static final int HASH = 32;

    private final JsonNode line;

    private ExportedLine(JsonNode line) {
        this.line = line;
    }

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException where it is no activity as exported
     */
    static ExportedLine parse(String text) {
        try {
            JsonNode line = JSON.readTree(text);
            knowsAll(line, FIELDS);
            knowsAll(line.path("proof"), LineProof.FIELDS);
            if (!isLong(line.path("seq")) || !line.path("success").isBoolean()) {
                throw new IllegalArgumentException("its seq or success is none");
            }
            return new ExportedLine(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it is no JSON", e);
        }
    }

    /** What the leaf does not hold must not stand in the line either. */
    private static void knowsAll(JsonNode object, Set<String> fields) {
        object.fieldNames().forEachRemaining(field -> {
            if (!fields.contains(field)) {
                throw new IllegalArgumentException("it has a field that no activity has: " + field);
            }
        });
    }

    static boolean isLong(JsonNode number) {
        return number.isIntegralNumber() && number.canConvertToLong();
    }

    long seq() {
        return line.path("seq").asLong();
    }

    /**
     * The leaf hash of what the line says.
     *
     * @throws IllegalArgumentException where something is missing or spelt otherwise than exports spell it, or another hash stands in the line
     */
    byte[] leafHash() {
        try {
            Activity activity = activity();
            byte[] commitment = PersonalValues.commitment(activity)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "its personal values are not those of its commitment, or there without the salt"));
            byte[] hash = Leaf.hash(activity, commitment);
            if (!Arrays.equals(hash, bytes("leafHash"))) {
                throw new IllegalArgumentException("its values are not those of its leafHash");
            }
            return hash;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("one of its times is none", e);
        }
    }

    /** The leaf hash that stands in the line; empty where it is none. */
    Optional<byte[]> statedLeafHash() {
        try {
            return Optional.of(bytes("leafHash")).filter(hash -> hash.length == HASH);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether the personal values are erased, of a line whose leaf hash could be worked out all the same. */
    boolean isErased() {
        return !line.hasNonNull("salt");
    }

    boolean hasProof() {
        return line.hasNonNull("proof");
    }

    /**
     * The proof in the line.
     *
     * @throws IllegalArgumentException where it is none
     */
    LineProof proof() {
        return LineProof.of(line.path("proof"));
    }

    private Activity activity() {
        Activity activity = new Activity();
        activity.id = exact("id", UUID::fromString);
        activity.seq = seq();
        activity.tenant = required("tenant");
        activity.action = required("action");
        activity.label = required("label");
        activity.category = required("category");
        activity.icon = required("icon");
        activity.severity = severity();
        activity.description = text("description");
        activity.adminId = required("adminId");
        activity.adminName = text("adminName");
        activity.adminEmail = text("adminEmail");
        activity.sessionId = text("sessionId");
        activity.entityType = text("entityType");
        activity.entityId = text("entityId");
        activity.entityName = text("entityName");
        activity.ipAddress = text("ipAddress");
        activity.userAgent = text("userAgent");
        activity.device = device();
        activity.success = line.path("success").asBoolean();
        activity.failureReason = text("failureReason");
        activity.metadata = json("metadata");
        activity.changes = json("changes");
        activity.occurredAt = exact("occurredAt", Instant::parse);
        activity.receivedAt = exact("receivedAt", Instant::parse);
        activity.traceId = text("traceId");
        activity.salt = line.hasNonNull("salt") ? bytes("salt") : null;
        activity.commitment = line.hasNonNull("commitment") ? bytes("commitment") : null;
        return activity;
    }

    private Severity severity() {
        Severity severity = SEVERITIES.get(required("severity"));
        if (severity == null) {
            throw new IllegalArgumentException("its severity is none");
        }
        return severity;
    }

    /** A value that has no other spelling than its own. */
    private <T> T exact(String field, Function<String, T> parse) {
        String text = required(field);
        T value = parse.apply(text);
        if (!value.toString().equals(text)) {
            throw new IllegalArgumentException("its " + field + " is not spelt as exports spell it");
        }
        return value;
    }

    private @Nullable Device device() {
        JsonNode device = line.path("device");
        if (!device.isObject() && !device.isNull()) {
            throw new IllegalArgumentException("its device is none");
        }
        knowsAll(device, DEVICE_FIELDS);
        if (device.isNull()) {
            return null;
        }
        String type = textOf(device.path("type"));
        if (type == null) {
            throw new IllegalArgumentException("its device has no type");
        }
        return new Device(type, textOf(device.path("browser")), textOf(device.path("os")));
    }

    private String required(String field) {
        String text = text(field);
        if (text == null) {
            throw new IllegalArgumentException("it has no " + field);
        }
        return text;
    }

    private @Nullable String text(String field) {
        return textOf(line.path(field));
    }

    private static @Nullable String textOf(JsonNode value) {
        if (!value.isTextual() && !value.isNull() && !value.isMissingNode()) {
            throw new IllegalArgumentException("it has a value of the wrong type");
        }
        return value.textValue();
    }

    private @Nullable String json(String field) {
        return line.hasNonNull(field) ? line.path(field).toString() : null;
    }

    private byte[] bytes(String field) {
        return StrictBase64.decode(required(field));
    }
}
