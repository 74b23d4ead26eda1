package dev.eyewitness.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.eyewitness.activity.Activity;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code docs/query.md} says of a query, done by hand: plain, slow, and with nothing of the service's but the parsed query
 * itself, so that what the two readings share does not count as agreement.
 */
final class QueryOracle {

    private static final List<String> SEVERITIES = List.of("info", "notice", "warning", "critical");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private QueryOracle() {}

    static boolean meets(Activity activity, Query query) {
        return switch (query) {
            case Query.AllOf all -> all.terms().stream().allMatch(term -> meets(activity, term));
            case Query.AnyOf any -> any.alternatives().stream().anyMatch(one -> meets(activity, one));
            case Query.Not not -> !meets(activity, not.term());
            case Condition.ActionIs(String action, boolean prefix) ->
                prefix ? activity.action.startsWith(action) : activity.action.equals(action);
            case Condition.CategoryIs one ->
                activity.category.equals(one.category().name().toLowerCase(Locale.ROOT));
            case Condition.AdminIs(String admin) -> admin.equals(activity.adminId) || admin.equals(activity.adminEmail);
            case Condition.Exactly(TextColumn column, String text) -> text.equals(column(activity, column));
            case Condition.EntityIs(String type, String id) ->
                type.equals(activity.entityType) && (id == null || id.equals(activity.entityId));
            case Condition.AddressIn one ->
                liesIn(activity.ipAddress, one.network().toString());
            case Condition.SuccessIs one -> activity.success == one.success();
            case Condition.SeverityIs one -> compares(activity, one);
            case Condition.OccurredFrom one -> activity.occurredAt.compareTo(one.time()) >= 0;
            case Condition.OccurredBefore one -> activity.occurredAt.compareTo(one.time()) < 0;
            case Condition.MetadataIs one -> holds(activity.metadata, one);
            case Condition.Contains(String text) ->
                fields(activity).anyMatch(field -> lower(field).contains(lower(text)));
        };
    }

    private static @Nullable String column(Activity activity, TextColumn column) {
        return switch (column.name()) {
            case "ADMIN_ID" -> activity.adminId;
            case "ADMIN_EMAIL" -> activity.adminEmail;
            case "SESSION" -> activity.sessionId;
            case "ENTITY_TYPE" -> activity.entityType;
            case "ENTITY_ID" -> activity.entityId;
            default -> throw new AssertionError(column);
        };
    }

    private static boolean compares(Activity activity, Condition.SeverityIs condition) {
        int order = SEVERITIES.indexOf(activity.severity.name().toLowerCase(Locale.ROOT))
                - SEVERITIES.indexOf(condition.severity().name().toLowerCase(Locale.ROOT));
        return switch (condition.comparison().name()) {
            case "AT_LEAST" -> order >= 0;
            case "AT_MOST" -> order <= 0;
            case "ABOVE" -> order > 0;
            case "BELOW" -> order < 0;
            case "EQUAL" -> order == 0;
            default -> throw new AssertionError(condition);
        };
    }

    private static Stream<String> fields(Activity activity) {
        return Stream.of(
                        activity.adminName,
                        activity.adminEmail,
                        activity.action,
                        activity.label,
                        activity.description,
                        activity.entityId,
                        activity.entityName,
                        activity.ipAddress)
                .filter(Objects::nonNull);
    }

    /** Each character by itself; İ is i, and a sigma at the end of a word is one. */
    private static String lower(String text) {
        return text.codePoints()
                .map(character -> character == 'ς' ? 'σ' : Character.toLowerCase(character))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static boolean liesIn(@Nullable String address, String network) {
        if (address == null) {
            return false;
        }
        String[] parts = network.split("/", 2);
        String bits = bits(parts[0]);
        String prefix = parts.length == 1 ? bits : bits.substring(0, Integer.parseInt(parts[1]));
        return bits(address).length() == bits.length() && bits(address).startsWith(prefix);
    }

    /** As many noughts and ones as the address is long. */
    private static String bits(String address) {
        StringBuilder bits = new StringBuilder();
        for (byte octet : InetAddress.ofLiteral(address).getAddress()) {
            bits.append(Integer.toBinaryString(256 + (octet & 0xff)).substring(1));
        }
        return bits.toString();
    }

    private static boolean holds(@Nullable String metadata, Condition.MetadataIs condition) {
        JsonNode found = metadata == null ? MissingNode.getInstance() : json(metadata);
        for (String name : condition.path()) {
            found = found.isObject() ? found.path(name) : MissingNode.getInstance();
        }
        if (found.isTextual()) {
            return found.textValue().equals(condition.value());
        }
        JsonNode spelled = condition.textOnly() ? MissingNode.getInstance() : json(condition.value());
        if (found.isNumber()) {
            return spelled.isNumber() && found.decimalValue().compareTo(spelled.decimalValue()) == 0;
        }
        return (found.isBoolean() || found.isNull()) && found.equals(spelled);
    }

    /** Missing where that is not JSON. */
    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }
}
