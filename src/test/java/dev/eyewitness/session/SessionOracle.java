package dev.eyewitness.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eyewitness.service.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Sessions as plain Java takes them together from what Ada posted in one batch, whose times have no fractions. */
final class SessionOracle {

    private static final Map<String, String> REASONS =
            Map.of("logout", "logout", "session_expired", "expired", "session_invalidated", "invalidated");

    private SessionOracle() {}

    /** The sessions of these activities, the one whose first stands last first. */
    static ArrayNode sessions(ArrayNode posted) {
        Map<String, List<JsonNode>> bySession = new LinkedHashMap<>();
        posted.forEach(activity -> bySession
                .computeIfAbsent(activity.path("sessionId").asText(), id -> new ArrayList<>())
                .add(activity));
        ArrayNode sessions = Json.object().putArray("items");
        bySession.forEach((id, activities) -> sessions.insert(0, session(id, activities)));
        return sessions;
    }

    private static ObjectNode session(String id, List<JsonNode> activities) {
        List<JsonNode> inTime = activities.stream()
                .sorted(Comparator.comparing(SessionOracle::time))
                .toList();
        List<JsonNode> logins = succeeded(inTime, Set.of("login")).toList();
        int lastLogin = logins.isEmpty() ? -1 : inTime.indexOf(logins.getLast());
        Optional<JsonNode> end = succeeded(inTime.subList(lastLogin + 1, inTime.size()), REASONS.keySet())
                .findFirst();
        ObjectNode session = Json.object();
        session.put("sessionId", id);
        session.put("adminId", "ada");
        session.put("adminName", "Ada Lovelace");
        session.put("adminEmail", "ada@example.com");
        session.put("startedAt", time(logins.isEmpty() ? inTime.getFirst() : logins.getFirst()));
        session.put("lastActivityAt", time(inTime.getLast()));
        session.put("endedAt", end.map(SessionOracle::time).orElse(null));
        session.put(
                "endReason",
                end.map(one -> REASONS.get(one.path("action").asText())).orElse(null));
        session.put("activities", activities.size());
        session.put(
                "failures",
                activities.size()
                        - activities.stream().filter(SessionOracle::succeeded).count());
        ArrayNode addresses = session.putArray("ipAddresses");
        activities.stream()
                .map(activity -> activity.path("ipAddress").asText())
                .distinct()
                .forEach(addresses::add);
        session.putNull("device");
        return (ObjectNode) Json.parse(session.toString());
    }

    private static Stream<JsonNode> succeeded(List<JsonNode> activities, Set<String> actions) {
        return activities.stream()
                .filter(SessionOracle::succeeded)
                .filter(activity -> actions.contains(activity.path("action").asText()));
    }

    private static boolean succeeded(JsonNode activity) {
        return activity.path("success").asBoolean();
    }

    private static String time(JsonNode activity) {
        return activity.path("occurredAt").asText();
    }
}
