package dev.eyewitness.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Database;
import dev.eyewitness.service.Json;
import dev.eyewitness.service.Refusal;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusIntegrationTest
@WithTestResource(Service.class)
class SummaryIT {

    private static final String PATH = "/api/v1/activities/summary";
    private static final Instant START = Instant.parse("2026-02-27T22:30:00Z");

    private final String tenant = Tokens.newTenant();
    private final Api api = Api.as(Tokens.admin().tenant(tenant));
    private final long seed = System.nanoTime();

    /** A posted activity, as the oracle counts it. */
    private record Posted(String action, String adminId, boolean success, Instant occurredAt) {

        ObjectNode json() {
            return Json.activity(action)
                    .put("adminId", adminId)
                    .put("adminName", "Name of " + adminId)
                    .put("success", success)
                    .put("occurredAt", occurredAt.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "minute, 2026-02-28T00:00:10Z, 2026-02-28T08:00:00Z",
        "hour,   2026-02-27T00:00:00Z, 2026-03-04T12:34:56Z",
        "day,    2026-02-01T00:00:00Z, 2026-04-01T00:00:00Z",
        "auto,   2026-02-28T01:00:00Z, 2026-02-28T03:00:00Z",
        "auto,   2026-02-28T00:00:00Z, 2026-03-03T00:00:00Z",
        "auto,   2026-01-01T00:00:00Z, 2026-12-31T00:00:00Z"
    })
    void agreesWithCountingByHand(String interval, Instant from, Instant to) {
        List<Posted> posted = new ArrayList<>(record(400));
        check(posted, interval, from, to);

        Database.awaitIndexed(tenant);
        check(posted, interval, from, to);

        posted.addAll(record(100));
        check(posted, interval, from, to);
    }

    private void check(List<Posted> posted, String interval, Instant from, Instant to) {
        JsonNode summary = summary("interval", interval, "from", from.toString(), "to", to.toString());

        List<Posted> met = posted.stream()
                .filter(one ->
                        !one.occurredAt().isBefore(from) && one.occurredAt().isBefore(to))
                .toList();
        assertThat(met).as("seed %d", seed).isNotEmpty();
        assertThat(summary).as("seed %d", seed).isEqualTo(countedByHand(met, unit(summary), from, to));
    }

    @Test
    void countsWhatTheFiltersMeet() {
        List<Posted> posted = record(300);
        Database.awaitIndexed(tenant);
        record("user_created", "nobody", true, "2026-03-01T00:00:00Z");

        JsonNode summary = summary("q", "-admin:nobody action:user_* success:false", "interval", "day");

        List<Posted> met = posted.stream()
                .filter(one -> one.action().startsWith("user_") && !one.success())
                .toList();
        Instant first =
                met.stream().map(Posted::occurredAt).min(Instant::compareTo).orElseThrow();
        Instant last =
                met.stream().map(Posted::occurredAt).max(Instant::compareTo).orElseThrow();
        assertThat(summary)
                .as("seed %d", seed)
                .isEqualTo(countedByHand(met, ChronoUnit.DAYS, first, last.plusMillis(1)));
    }

    @Test
    void listsTheTenMostFrequentAndTheNameSeenLast() {
        for (int number = 0; number < 12; number++) {
            for (int times = 0; times <= number; times++) {
                record("action_" + (char) ('a' + number), "admin " + number, true, "2026-03-01T00:00:00Z");
            }
        }
        api.post("{\"action\":\"action_l\",\"adminId\":\"admin 11\",\"adminName\":\"Renamed\"}")
                .then()
                .statusCode(201);

        JsonNode summary = summary();

        assertThat(summary.path("actions")).hasSize(10);
        assertThat(summary.path("actions").path(0)).isEqualTo(Json.parse("{\"action\":\"action_l\",\"count\":13}"));
        assertThat(summary.path("actions").path(9)).isEqualTo(Json.parse("{\"action\":\"action_c\",\"count\":3}"));
        assertThat(summary.path("admins").path(0))
                .isEqualTo(Json.parse("{\"adminId\":\"admin 11\",\"adminName\":\"Renamed\",\"count\":13}"));
    }

    @Test
    void isEmptyWhereNothingIsMet() {
        JsonNode nothing = summary();
        JsonNode nothingInADay = summary("from", "2026-03-01", "to", "2026-03-02", "interval", "hour");

        assertThat(nothing)
                .isEqualTo(Json.parse("{\"interval\":\"minute\",\"total\":0,\"failed\":0,\"buckets\":[],"
                        + "\"actions\":[],\"admins\":[]}"));
        assertThat(nothingInADay.path("buckets")).hasSize(24).allSatisfy(bucket -> {
            assertThat(bucket.path("total").asLong()).isZero();
            assertThat(bucket.path("failed").asLong()).isZero();
        });
    }

    @Test
    void widensAnIntervalOfItsOwnChoiceUntilTheBucketsAreFew() {
        record("login", "ada", true, "1970-01-01T00:00:00Z");
        record("login", "ada", true, "2026-03-01T00:00:00Z");

        JsonNode months = summary();
        JsonNode years = summary("from", "0001-01-01", "to", "9999-01-01");

        assertThat(months.path("interval").asText()).isEqualTo("month");
        assertThat(months.path("buckets")).hasSize(56 * 12 + 3);
        assertThat(years.path("interval").asText()).isEqualTo("year");
        assertThat(years.path("buckets")).hasSize(9998);
        assertThat(years.path("buckets").path(2025).path("start").asText()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(years.path("buckets").path(2025).path("total").asLong()).isEqualTo(1);
    }

    @Test
    void takesATimeThatEndsBeforeItBeginsAsEmpty() {
        record("login", "ada", true, "2026-03-01T00:00:00Z");

        JsonNode summary = summary("from", "2026-03-02", "to", "2026-02-01");

        assertThat(summary.path("total").asLong()).isZero();
        assertThat(summary.path("buckets")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"interval, week", "interval, month", "interval, MINUTE", "limit, 5", "q, nonsense:1", "from, yesterday"
    })
    void refusesWrongParametersByName(String name, String value) {
        Refusal refusal = Refusal.of(api.request().queryParam(name, value).get(PATH), 400);

        assertThat(refusal.fields()).containsExactly(name);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-01, 84960, hour", "2036-01-01, 5258880, day", "9999-01-01, 4193392320, auto"})
    void refusesAnIntervalThatGivesTooManyBucketsAndNamesOneThatFits(String to, String buckets, String fitting) {
        Refusal refusal = Refusal.of(
                api.request()
                        .queryParam("interval", "minute")
                        .queryParam("from", "2026-01-01")
                        .queryParam("to", to)
                        .get(PATH),
                400);

        assertThat(refusal.fields()).containsExactly("interval");
        assertThat(refusal.problem().path("detail").asText())
                .contains(buckets + " buckets")
                .contains("take " + fitting + ",");
    }

    @Test
    void keepsAnIntervalThatWasNamedOverTheWholeLog() {
        record("login", "ada", true, "2026-02-01T00:00:30Z");
        record("login", "ada", true, "2026-03-01T00:00:00Z");

        JsonNode minutes = summary("interval", "minute");
        JsonNode hours = summary("interval", "hour");

        assertThat(minutes.path("buckets")).hasSize(28 * 24 * 60 + 1);
        assertThat(hours.path("buckets")).hasSize(28 * 24 + 1);
    }

    @Test
    void takesABlankIntervalForNone() {
        assertThat(summary("interval", "")).isEqualTo(summary());
        assertThat(summary("interval", " ")).isEqualTo(summary());
    }

    private JsonNode summary(String... parameters) {
        RequestSpecification request = api.request();
        for (int at = 0; at < parameters.length; at += 2) {
            request.queryParam(parameters[at], parameters[at + 1]);
        }
        return Json.parse(request.get(PATH).then().statusCode(200).extract().asString());
    }

    /** Records that many by chance, within a week or so. */
    private List<Posted> record(int count) {
        Random random = new Random(seed);
        List<Posted> posted = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            posted.add(new Posted(
                    List.of("login", "logout", "user_created", "user_deleted").get(random.nextInt(4)),
                    "admin-" + random.nextInt(7),
                    random.nextInt(3) > 0,
                    START.plusSeconds(random.nextInt(2) == 0 ? random.nextInt(30_000) : random.nextInt(600_000))));
        }
        api.recordAll(posted.stream().map(Posted::json).toList());
        return posted;
    }

    private void record(String action, String adminId, boolean success, String occurredAt) {
        api.post(new Posted(action, adminId, success, Instant.parse(occurredAt))
                        .json()
                        .toString())
                .then()
                .statusCode(201);
    }

    private static ChronoUnit unit(JsonNode summary) {
        return switch (summary.path("interval").asText()) {
            case "minute" -> ChronoUnit.MINUTES;
            case "hour" -> ChronoUnit.HOURS;
            case "day" -> ChronoUnit.DAYS;
            default -> throw new AssertionError(summary);
        };
    }

    private static JsonNode countedByHand(List<Posted> met, ChronoUnit unit, Instant from, Instant to) {
        ObjectNode summary = Json.object();
        summary.put(
                "interval", unit.toString().toLowerCase(java.util.Locale.ROOT).replaceFirst("s$", ""));
        summary.put("total", met.size());
        summary.put("failed", failed(met));
        ArrayNode buckets = summary.putArray("buckets");
        for (Instant start = from.atOffset(ZoneOffset.UTC).truncatedTo(unit).toInstant();
                start.isBefore(to);
                start = start.plus(1, unit)) {
            Instant begin = start;
            List<Posted> within = met.stream()
                    .filter(one -> !one.occurredAt().isBefore(begin)
                            && one.occurredAt().isBefore(begin.plus(1, unit)))
                    .toList();
            buckets.addObject()
                    .put("start", start.toString())
                    .put("total", within.size())
                    .put("failed", failed(within));
        }
        ArrayNode actions = summary.putArray("actions");
        ranked(met, Posted::action)
                .forEach(
                        each -> actions.addObject().put("action", each.getKey()).put("count", each.getValue()));
        ArrayNode admins = summary.putArray("admins");
        ranked(met, Posted::adminId)
                .forEach(each -> admins.addObject()
                        .put("adminId", each.getKey())
                        .put("adminName", "Name of " + each.getKey())
                        .put("count", each.getValue()));
        return Json.parse(summary.toString());
    }

    private static long failed(List<Posted> activities) {
        return activities.stream().filter(Predicate.not(Posted::success)).count();
    }

    private static Stream<Map.Entry<String, Long>> ranked(List<Posted> met, Function<Posted, String> by) {
        return met.stream().collect(Collectors.groupingBy(by, Collectors.counting())).entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()));
    }
}
