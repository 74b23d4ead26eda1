package dev.eyewitness.merkle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eyewitness.activity.Activity;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A stand-in. */
public final class Leaf {

    public static final int SALT_BYTES = 16;

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private Leaf() {}

    public static byte[] hash(Activity a, byte[] salt) {
        return MerkleTree.leafHash(canonical(a, commitment(a, salt)).getBytes(StandardCharsets.UTF_8));
    }

    public static String canonical(Activity a, byte[] commitment) {
        Map<String, Object> map = new TreeMap<>();
        map.put("v", 1);
        map.put("id", a.id.toString());
        map.put("seq", a.seq);
        map.put("tenant", a.tenant);
        map.put("action", a.action);
        map.put("label", a.label);
        map.put("category", a.category);
        map.put("icon", a.icon);
        map.put("severity", a.severity.name().toLowerCase(Locale.ROOT));
        put(map, "adminId", a.adminId);
        put(map, "sessionId", a.sessionId);
        put(map, "entityType", a.entityType);
        put(map, "entityId", a.entityId);
        map.put("success", a.success);
        map.put("occurredAt", a.occurredAt.toString());
        map.put("receivedAt", a.receivedAt.toString());
        put(map, "traceId", a.traceId);
        map.put("personal", Base64.getEncoder().encodeToString(commitment));
        return text(map);
    }

    public static byte[] commitment(Activity a, byte[] salt) {
        Map<String, Object> map = new TreeMap<>();
        put(map, "adminName", a.adminName);
        put(map, "adminEmail", a.adminEmail);
        put(map, "ipAddress", a.ipAddress);
        put(map, "userAgent", a.userAgent);
        put(map, "entityName", a.entityName);
        put(map, "failureReason", a.failureReason);
        put(map, "description", a.description);
        if (a.device != null) {
            Map<String, Object> device = new TreeMap<>();
            put(device, "type", a.device.type());
            put(device, "browser", a.device.browser());
            put(device, "os", a.device.os());
            map.put("device", device);
        }
        put(map, "metadata", tree(a.metadata));
        put(map, "changes", tree(a.changes));
        MessageDigest digest = MerkleTree.sha256();
        digest.update(salt);
        return digest.digest(text(map).getBytes(StandardCharsets.UTF_8));
    }

    private static void put(Map<String, Object> map, String name, @Nullable Object value) {
        if (value != null) {
            map.put(name, value);
        }
    }

    private static @Nullable Object tree(@Nullable String json) {
        try {
            return json == null ? null : sorted(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isNumber()) {
            BigDecimal value = node.decimalValue().stripTrailingZeros();
            return JsonNodeFactory.instance.numberNode(value.scale() < 0 ? value.setScale(0) : value);
        }
        if (node.isArray()) {
            var array = JSON.createArrayNode();
            node.forEach(item -> array.add(sorted(item)));
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = JSON.createObjectNode();
            TreeMap<String, JsonNode> fields = new TreeMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
            fields.forEach(object::set);
            return object;
        }
        return node;
    }

    private static String text(Map<String, Object> map) {
        try {
            return JSON.writeValueAsString(map);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
