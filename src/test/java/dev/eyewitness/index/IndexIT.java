package dev.eyewitness.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Database;
import dev.eyewitness.service.Json;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Activities that lie too far back to be found by reading the log from its end. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IndexIT {

    private static final String PATH = "/api/v1/activities";
    private static final int BATCH = 1_000;

    /** More than a search reads from the end of the log. */
    private static final int FILLING = 9_000;

    private static final Instant NEEDLE_AT = Instant.parse("2024-02-29T12:00:00Z");
    private static final Instant FILLING_AT = Instant.parse("2025-06-01T00:00:00Z");

    private final String tenant = Tokens.newTenant();
    private Api api;

    /** Once; the service's port is not known any earlier than before a test. */
    @BeforeEach
    void record() {
        if (api != null) {
            return;
        }
        api = Api.as(Tokens.admin().tenant(tenant));
        ObjectNode needle = Json.activity("payout_approved")
                .put("adminId", "grace")
                .put("adminName", "Grace Höpper")
                .put("adminEmail", "grace@navy.example")
                .put("sessionId", "s-needle")
                .put("entityType", "payout")
                .put("entityId", "po_1906")
                .put("ipAddress", "192.0.2.99")
                .put("severity", "critical")
                .put("occurredAt", NEEDLE_AT.toString());
        needle.putObject("metadata").put("amount", 12.50).putObject("order").put("reason", "fraud");
        assertThat(api.post(needle.toString()).statusCode()).isEqualTo(201);
        for (int first = 0; first < FILLING; first += BATCH) {
            String batch = IntStream.range(first, first + BATCH)
                    .mapToObj(IndexIT::filling)
                    .collect(Collectors.joining(",", "[", "]"));
            Response answer =
                    api.request().contentType("application/json").body(batch).post(PATH + "/batch");
            assertThat(answer.jsonPath().getInt("accepted")).isEqualTo(BATCH);
        }
        Database.awaitIndexed(tenant);
    }

    /** Every hundredth one is by Alan. */
    private static String filling(int number) {
        return Json.activity(number % 2 == 0 ? "login" : "logout")
                .put("adminId", number % 100 == 0 ? "alan" : "ada")
                .put("adminName", number % 100 == 0 ? "Alan Turing" : "Ada Lovelace")
                .put("ipAddress", "198.51.100." + number % 250)
                .put("occurredAt", FILLING_AT.plusSeconds(number).toString())
                .toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "höp",
                "GRACE@navy",
                "\"payout po_19\"",
                "2.0.2.99",
                "action:payout_approved",
                "action:payout_*",
                "category:payout",
                "admin:grace",
                "admin:grace@navy.example",
                "admin:grace,linus",
                "session:s-needle",
                "entity:payout",
                "entity:payout/po_1906",
                "ip:192.0.2.99",
                "ip:192.0.2.0/24",
                "ip:192.0.0.0/9",
                "severity:critical",
                "meta.amount:12.5",
                "meta.order.reason:fraud",
                "before:2024-03-01",
                "after:2024-02-29 before:2024-03-01 action:payout_approved",
                "grace -action:login"
            })
    void findsWhatWasRecordedFirst(String query) {
        assertThat(numbers(query)).containsExactly(1L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grace -action:payout_approved",
                "admin:nobody",
                "zzqq",
                "meta.amount:12.6",
                "before:2024-02-29T12:00:00Z"
            })
    void findsNothingWhereThereIsNothing(String query) {
        assertThat(numbers(query)).isEmpty();
    }

    @Test
    void pagesFromTheEndOfTheLogIntoWhatOnlyTheIndexFinds() {
        List<Long> alans = LongStream.rangeClosed(1, FILLING)
                .map(back -> FILLING - back)
                .filter(number -> number % 100 == 0)
                .map(number -> number + 2)
                .boxed()
                .toList();

        assertThat(numbers("admin:alan")).isEqualTo(alans);
    }

    @Test
    void readsNoMoreOfTheEndThanItsTimes() {
        String query = "after:" + FILLING_AT.plusSeconds(10) + " before:" + FILLING_AT.plusSeconds(20);

        assertThat(numbers(query))
                .isEqualTo(LongStream.iterate(21, number -> number - 1)
                        .limit(10)
                        .boxed()
                        .toList());
    }

    @Test
    void countsWhatTheIndexLeadsTo() {
        JsonPath all = summary("");
        JsonPath grace = summary("grace");
        JsonPath alan = summary("admin:alan after:" + FILLING_AT.plusSeconds(1_000));

        assertThat(all.getInt("total")).isEqualTo(FILLING + 1);
        assertThat(grace.getInt("total")).isEqualTo(1);
        assertThat(grace.getString("actions[0].action")).isEqualTo("payout_approved");
        assertThat(alan.getInt("total")).isEqualTo((FILLING - 1_000) / 100);
    }

    private JsonPath summary(String query) {
        return api.request()
                .queryParam("q", query)
                .queryParam("interval", "day")
                .get(PATH + "/summary")
                .jsonPath();
    }

    /** The numbers on all pages of that query. */
    private List<Long> numbers(String query) {
        List<Long> numbers = new ArrayList<>();
        String cursor = null;
        do {
            var request = api.request().queryParam("q", query).queryParam("limit", 7);
            JsonPath page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get(PATH)
                    .jsonPath();
            numbers.addAll(page.getList("items.seq", Long.class));
            cursor = page.getString("next");
        } while (cursor != null);
        return numbers;
    }
}
