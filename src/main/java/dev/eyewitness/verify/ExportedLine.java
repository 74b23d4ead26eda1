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
import dev.eyewitness.merkle.MerkleTree;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
            if (!line.path("seq").isIntegralNumber() || !line.path("success").isBoolean()) {
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

    long seq() {
        return line.path("seq").asLong();
    }

    /**
     * The leaf hash of what the line says.
     *
     * @throws IllegalArgumentException where something is missing, or another hash stands in the line
     */
    byte[] leafHash() {
        try {
            Activity activity = activity();
            byte[] commitment =
                    line.hasNonNull("commitment") ? bytes("commitment") : Leaf.commitment(activity, bytes("salt"));
            byte[] hash =
                    MerkleTree.leafHash(Leaf.canonical(activity, commitment).getBytes(StandardCharsets.UTF_8));
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
        activity.id = UUID.fromString(required("id"));
        activity.seq = seq();
        activity.tenant = required("tenant");
        activity.action = required("action");
        activity.label = required("label");
        activity.category = required("category");
        activity.icon = required("icon");
        activity.severity = Severity.valueOf(required("severity").toUpperCase(Locale.ROOT));
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
        activity.occurredAt = Instant.parse(required("occurredAt"));
        activity.receivedAt = Instant.parse(required("receivedAt"));
        activity.traceId = text("traceId");
        return activity;
    }

    private @Nullable Device device() {
        JsonNode device = line.path("device");
        if (!device.isObject() && !device.isNull()) {
            throw new IllegalArgumentException("its device is none");
        }
        knowsAll(device, DEVICE_FIELDS);
        return device.isObject()
                ? new Device(device.path("type").asText(), textOf(device.path("browser")), textOf(device.path("os")))
                : null;
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
        return Base64.getDecoder().decode(required(field));
    }
}
