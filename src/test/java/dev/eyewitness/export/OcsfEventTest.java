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
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Events against what the schema of OCSF 1.3.0 requires of their classes, and what it knows at all. */
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
            3002, List.of(1, 2, 3, 4, 5, 6),
            3004, List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13),
            6003, List.of(1, 2, 3, 4));

    /** What every event knows. */
    private static final Set<String> OF_THE_BASE_EVENT = words(
            "activity_id activity_name category_name category_uid class_name class_uid count duration end_time enrichments message"
                    + " metadata observables raw_data severity severity_id start_time status status_code status_detail status_id time"
                    + " timezone_offset type_name type_uid unmapped");

    /** What each class knows besides. */
    private static final Map<Integer, Set<String>> OF_THE_CLASS = Map.of(
            3001, words("actor http_request policy src_endpoint user user_result"),
            3002,
                    words(
                            "actor auth_factors auth_protocol auth_protocol_id certificate dst_endpoint http_request is_cleartext is_mfa"
                                    + " is_new_logon is_remote logon_process logon_type logon_type_id service session src_endpoint user"),
            3004, words("access_list access_mask comment entity entity_result http_request src_endpoint"),
            6003, words("actor api dst_endpoint http_request resources src_endpoint"));

    /** What the profile {@code host} adds to a class that has it. */
    private static final Set<String> OF_THE_HOST = words("actor device");

    private static final Set<Integer> HAVE_THE_HOST = Set.of(3001, 3002, 3004);

    /** What the objects know, as far as it may concern us. */
    private static final Map<String, Set<String>> OF_THE_OBJECT = Map.of(
            "/actor", words("app_name app_uid authorizations idp invoked_by process session user"),
            "/actor/user",
                    words(
                            "uid uid_alt name full_name email_addr domain type type_id groups org account credential_uid"),
            "/user",
                    words(
                            "uid uid_alt name full_name email_addr domain type type_id groups org account credential_uid"),
            "/entity", words("data device email group name org policy type type_id uid user version"),
            "/resources/0",
                    words("data labels name type uid group namespace owner region version criticality cloud_partition"),
            "/service", words("labels name uid version"),
            "/session",
                    words(
                            "uid uid_alt uuid issuer created_time expiration_time is_mfa is_remote is_vpn terminal credential_uid"),
            "/src_endpoint", words("ip name hostname uid port mac type type_id"),
            "/metadata",
                    words(
                            "version product profiles uid sequence logged_time tenant_uid labels event_code log_name log_provider"
                                    + " original_time processed_time correlation_uid"));

    private static Set<String> words(String text) {
        return Set.of(text.split(" "));
    }

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
        "subscription_paused, 300412",
        "subscription_resumed, 300413",
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
        assertKnowsAll(event, classUid);
        assertThat(event.path("type_name").asText())
                .isEqualTo(event.path("class_name").asText() + ": "
                        + (activityId == 99
                                ? "Other"
                                : event.path("activity_name").asText()));
        assertThat(event.findValues("metadata")).isNotEmpty();
        assertThat(event.toString()).doesNotContain("null");
    }

    private static void assertKnowsAll(JsonNode event, int classUid) {
        boolean hasHost = StreamSupport.stream(event.at("/metadata/profiles").spliterator(), false)
                .anyMatch(profile -> profile.asText().equals("host"));
        assertThat(HAVE_THE_HOST.contains(classUid) || !hasHost).isTrue();
        Set<String> ofTheClass = Objects.requireNonNull(OF_THE_CLASS.get(classUid));
        event.fieldNames()
                .forEachRemaining(attribute -> assertThat(OF_THE_BASE_EVENT.contains(attribute)
                                || ofTheClass.contains(attribute)
                                || (hasHost && OF_THE_HOST.contains(attribute)))
                        .as("class %d knows %s", classUid, attribute)
                        .isTrue());
        OF_THE_OBJECT.forEach((object, known) -> event.at(object)
                .fieldNames()
                .forEachRemaining(attribute -> assertThat(known).as(object).contains(attribute)));
    }

    @Test
    void knowsAnAdminByIdAndSaysTheNameInFull() {
        Activity activity = bare("api_operation");
        activity.adminName = "Ada Lovelace";

        JsonNode admin = event(activity).at("/actor/user");

        assertThat(admin.path("uid").asText()).isEqualTo("ada");
        assertThat(admin.path("name").asText()).isEqualTo("ada");
        assertThat(admin.path("full_name").asText()).isEqualTo("Ada Lovelace");
    }

    @Test
    void knowsAnAccountWithoutAnIdByItsName() {
        Activity activity = bare("user_deleted");
        activity.entityName = "Grace Hopper";

        JsonNode user = event(activity).path("user");

        assertThat(user.has("uid")).isFalse();
        assertThat(user.path("name").asText()).isEqualTo("Grace Hopper");
    }

    @Test
    void saysByItsLabelWhatItsClassDoesNotKnow() {
        JsonNode event = event(bare("own_action"));

        assertThat(event.path("activity_name").asText()).isEqualTo("A label");
        assertThat(event.path("type_name").asText()).isEqualTo("API Activity: Other");
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
