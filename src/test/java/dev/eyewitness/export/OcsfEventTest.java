package dev.eyewitness.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eyewitness.activity.Activity;
import dev.eyewitness.activity.Severity;
import dev.eyewitness.service.Json;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Events against what the schema of OCSF 1.3.0 requires of their classes. */
class OcsfEventTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of every event: what the base event and its objects require. */
    private static final List<String> REQUIRED = List.of(
            "/activity_id",
            "/category_uid",
            "/class_uid",
            "/type_uid",
            "/severity_id",
            "/time",
            "/metadata/version",
            "/metadata/product/name",
            "/metadata/product/vendor_name");

    /** By class: the attributes that it requires, of objects those that their own constraints need. */
    private static final Map<Integer, List<String>> REQUIRED_BY_CLASS = Map.of(
            3001, List.of("/user"),
            3002, List.of("/user", "/service/name"),
            3004, List.of("/entity"),
            6003, List.of("/actor/user/uid", "/api/operation", "/src_endpoint"));

    /** The activities that each class knows, besides 99. */
    private static final Map<Integer, List<Integer>> KNOWN = Map.of(
            3001, List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
            3002, List.of(1, 2, 3, 4, 5),
            3004, List.of(1, 2, 3, 4),
            6003, List.of(1, 2, 3, 4));

    static Stream<String> actions() throws IOException {
        try (InputStream catalogue = Objects.requireNonNull(OcsfEventTest.class.getResourceAsStream("/actions.json"))) {
            List<Map<String, String>> actions = JSON.readValue(catalogue, new TypeReference<>() {});
            return Stream.concat(
                    actions.stream().map(action -> Objects.requireNonNull(action.get("code"))),
                    Stream.of("own_action"));
        }
    }

    @ParameterizedTest
    @MethodSource("actions")
    void hasAllThatItsClassRequiresOfAFullActivity(String action) {
        Activity activity = bare(action);
        activity.adminName = "Ada Lovelace";
        activity.adminEmail = "ada@example.com";
        activity.sessionId = "s_81";
        activity.entityType = "thing";
        activity.entityId = "t_17";
        activity.entityName = "A thing";
        activity.ipAddress = "203.0.113.7";
        activity.userAgent = "curl/8";
        activity.success = false;
        activity.failureReason = "no";
        activity.metadata = "{\"a\": 1}";
        activity.changes = "[]";

        assertIsValid(event(activity));
    }

    @ParameterizedTest
    @MethodSource("actions")
    void hasAllThatItsClassRequiresOfABareActivity(String action) {
        assertIsValid(event(bare(action)));
    }

    @ParameterizedTest
    @CsvSource({
        "login, 300201",
        "logout, 300202",
        "session_expired, 300202",
        "user_created, 300101",
        "user_suspended, 300105",
        "admin_deleted, 300106",
        "admin_role_changed, 300199",
        "password_changed, 300103",
        "two_factor_disabled, 300111",
        "payout_approved, 300403",
        "content_deleted, 300404",
        "session_invalidated, 300404",
        "api_key_created, 300401",
        "export_generated, 600302",
        "api_operation, 600399",
        "own_action, 600399"
    })
    void isOfTheNearestClass(String action, int type) {
        Activity activity = bare(action);
        activity.entityId = "t_17";

        assertThat(event(activity).path("type_uid").asInt()).isEqualTo(type);
    }

    @Test
    void isACallWhereTheActivityNamesNothingThatWasChanged() {
        assertThat(event(bare("user_deleted")).path("type_uid").asInt()).isEqualTo(600304);
        assertThat(event(bare("user_suspended")).path("type_uid").asInt()).isEqualTo(600303);
        assertThat(event(bare("content_created")).path("type_uid").asInt()).isEqualTo(600301);
        assertThat(event(bare("password_changed")).path("user").path("uid").asText())
                .isEqualTo("ada");
    }

    private static void assertIsValid(JsonNode event) {
        int classUid = event.path("class_uid").asInt();
        int activityId = event.path("activity_id").asInt();
        for (String pointer : REQUIRED) {
            assertThat(event.at(pointer).isValueNode()).as(pointer).isTrue();
        }
        for (String pointer : Objects.requireNonNull(REQUIRED_BY_CLASS.get(classUid))) {
            assertThat(event.at(pointer).isMissingNode()).as(pointer).isFalse();
            assertThat(event.at(pointer).isObject() && event.at(pointer).isEmpty())
                    .as(pointer)
                    .isFalse();
        }
        assertThat(activityId == 99
                        || Objects.requireNonNull(KNOWN.get(classUid)).contains(activityId))
                .isTrue();
        assertThat(event.path("category_uid").asInt()).isEqualTo(classUid / 1_000);
        assertThat(event.path("type_uid").asInt()).isEqualTo(classUid * 100 + activityId);
        assertThat(event.path("activity_name").asText()).isNotBlank();
        for (String object : List.of("user", "entity", "src_endpoint", "service")) {
            if (event.has(object)) {
                assertThat(Stream.of("uid", "name", "ip").anyMatch(event.path(object)::has))
                        .as(object)
                        .isTrue();
            }
        }
        assertThat(event.findValues("metadata")).isNotEmpty();
        assertThat(event.toString()).doesNotContain("null");
    }

    private static JsonNode event(Activity activity) {
        try {
            return Json.parse(JSON.writeValueAsString(OcsfEvent.of(activity)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Activity bare(String action) {
        Activity activity = new Activity();
        activity.id = new UUID(0, 1);
        activity.seq = 17;
        activity.tenant = "default";
        activity.action = action;
        activity.label = "A label";
        activity.category = "system";
        activity.icon = "activity";
        activity.severity = Severity.NOTICE;
        activity.description = "Ada did it";
        activity.adminId = "ada";
        activity.success = true;
        activity.occurredAt = Instant.parse("2026-11-22T09:31:00Z");
        activity.receivedAt = Instant.parse("2026-11-22T09:31:00.007Z");
        return activity;
    }
}
