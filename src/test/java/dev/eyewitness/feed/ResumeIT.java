package dev.eyewitness.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Database;
import dev.eyewitness.service.Refusal;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.ServiceProcess;
import dev.eyewitness.service.SocketStream;
import dev.eyewitness.service.SseStream;
import dev.eyewitness.service.Stream;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Leave, come back, and see every activity once, in order. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class ResumeIT {

    private final String tenant = Tokens.newTenant();
    private final Api api = Api.as(Tokens.admin().tenant(tenant));

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void replaysTheWholeLogAndGoesOnLive(boolean socket) {
        record(3);
        try (Stream stream = open(socket, "after=0")) {
            Stream.Event caughtUp = stream.await("caught-up");
            record(2);
            awaitNumbers(stream, 5);

            assertThat(caughtUp.cursor()).endsWith("-3");
            assertThat(caughtUp.data().path("cursor").asText()).isEqualTo(caughtUp.cursor());
            assertThat(numbers(stream)).containsExactly(1L, 2L, 3L, 4L, 5L);
            assertThat(types(stream))
                    .startsWith("hello", "activity", "activity", "activity", "caught-up")
                    .containsOnlyOnce("caught-up");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void goesOnAfterTheCursor(boolean socket) {
        record(4);
        String cursor = edge().replaceAll("-4$", "-2");
        try (Stream stream = open(socket, "after=" + cursor)) {
            stream.await("caught-up");

            assertThat(stream.events().getFirst().data().path("cursor").asText())
                    .isEqualTo(cursor);
            assertThat(numbers(stream)).containsExactly(3L, 4L);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void hasCaughtUpAtOnceWhereNothingIsNew(boolean socket) {
        record(2);
        try (Stream stream = open(socket, "after=" + edge())) {
            stream.await("caught-up");

            assertThat(types(stream)).startsWith("hello", "caught-up");
        }
        try (Stream empty = Way.openAt(socket, Api.address().toString(), "after=0", newTenantToken())) {
            assertThat(empty.await("caught-up").cursor()).endsWith("-0");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readsWhatTheRingNoLongerHoldsFromTheTable(boolean socket) {
        Map<String, String> environment = ServiceProcess.environment(Database.url());
        environment.put("EYEWITNESS_FEED_RING_LENGTH", "8");
        try (ServiceProcess service = ServiceProcess.start(environment)) {
            service.awaitReady();
            try (Stream live = Way.openAt(socket, service.address().toString(), "", api.token())) {
                batch(900);
                batch(900);
                try (Stream resumed = Way.openAt(socket, service.address().toString(), "after=0", api.token())) {
                    batch(7);
                    awaitNumbers(resumed, 1_807);

                    assertThat(numbers(resumed))
                            .isEqualTo(LongStream.rangeClosed(1, 1_807).boxed().toList());
                }
                assertThat(numbers(live)).isSorted().doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void anEventSourceThatReconnectsGoesOnWhereItWas() {
        record(5);
        String cursor = edge().replaceAll("-5$", "-4");

        try (Stream stream = SseStream.open(
                "/api/v1/activities/stream?after=0",
                Map.of("Authorization", "Bearer " + api.token(), "Last-Event-ID", cursor))) {
            stream.await("caught-up");

            assertThat(numbers(stream)).containsExactly(5L);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void saysSoWhereTheCursorIsOfAnotherHistory(boolean socket) {
        record(3);
        Api other = Api.as(Tokens.admin().tenant(Tokens.newTenant()));
        other.record("login");
        String edge = edge();
        List<String> ofAnotherHistory =
                List.of("zzzz-1", edgeOf(other), edge.replaceAll("-3$", "-4"), edge.replaceAll("-3$", "-999999999999"));

        for (String cursor : ofAnotherHistory) {
            try (Stream stream = open(socket, "after=" + cursor)) {
                Stream.Event reset = stream.await("reset");
                stream.await("caught-up");

                assertThat(reset.data().path("cursor").asText()).isEqualTo(edge);
                assertThat(numbers(stream)).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRestoredLogIsAnotherHistory(boolean socket) throws SQLException {
        record(3);
        String seen = edge();
        try (Stream watching = open(socket, "after=0")) {
            watching.await("caught-up");

            Database.query("SELECT log_restored()");

            assertThat(watching.await("bye").data().path("reason").asText()).isEqualTo("draining");
            watching.awaitEnd();
        }
        try (Stream resumed = open(socket, "after=" + seen)) {
            String cursor = resumed.await("reset").data().path("cursor").asText();
            resumed.await("caught-up");
            record(1);
            Stream.Event activity = resumed.await("activity");

            assertThat(cursor).endsWith("-3").isNotEqualTo(seen).isEqualTo(edge().replaceAll("-4$", "-3"));
            assertThat(activity.cursor()).isEqualTo(edge());
            assertThat(numbers(resumed)).containsExactly(4L);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLogThatEndsBeforeWhatWasShownIsAnotherHistory(boolean socket) throws SQLException {
        record(3);
        String seen = edge();
        try (Stream watching = open(socket, "")) {
            Database.update("UPDATE log_head SET seq = 2 WHERE tenant = '" + tenant + "'");

            watching.await("bye");
            watching.awaitEnd();
        }
        try (Stream resumed = open(socket, "after=" + seen)) {
            assertThat(resumed.await("reset").data().path("cursor").asText()).isEqualTo(seen.replaceAll("-3$", "-2"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "-1", "1", "zzzz", "zzzz-", "zzzz-x", "ZZZZ-1", "zzzz-1234567890123456789", "zzzz-1%00"
            })
    void refusesWhatIsNoCursor(String rubbish) {
        assertThat(Refusal.of(api.request().get("/api/v1/activities/stream?after=" + rubbish), 400)
                        .fields())
                .containsExactly("after");
        try (SocketStream socket = SocketStream.connected(SocketStream.PATH + "?after=" + rubbish, api.token())) {
            assertThat(socket.awaitCloseCode()).isEqualTo(4400);
            assertThat(socket.events()).isEmpty();
        }
    }

    @Test
    void refusesALastEventIdThatIsNoCursor() {
        assertThat(Refusal.of(api.request().header("Last-Event-ID", "rubbish").get("/api/v1/activities/stream"), 400)
                        .fields())
                .containsExactly("Last-Event-ID");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void saysWhichNumbersRetentionHasRemoved(boolean socket) throws SQLException {
        record(6);
        Database.update("DELETE FROM activity WHERE tenant = '" + tenant + "' AND seq <= 4");

        try (Stream stream = open(socket, "after=" + edge().replaceAll("-6$", "-1"))) {
            JsonNode gap = stream.await("gap").data();
            stream.await("caught-up");

            assertThat(gap.path("from").asLong()).isEqualTo(2);
            assertThat(gap.path("to").asLong()).isEqualTo(4);
            assertThat(numbers(stream)).containsExactly(5L, 6L);
            assertThat(stream.events())
                    .filteredOn(event -> List.of("hello", "gap").contains(event.type()))
                    .hasSize(2)
                    .allMatch(event -> event.cursor().isEmpty());
        }
        Database.update("DELETE FROM activity WHERE tenant = '" + tenant + "'");
        try (Stream stream = open(socket, "after=0")) {
            JsonNode gap = stream.await("gap").data();
            assertThat(stream.await("caught-up").cursor()).endsWith("-6");

            assertThat(gap.path("from").asLong()).isEqualTo(1);
            assertThat(gap.path("to").asLong()).isEqualTo(6);
        }
    }

    private Stream open(boolean socket, String parameters) {
        return Way.openAt(socket, Api.address().toString(), parameters, api.token());
    }

    private void record(int times) {
        for (int time = 0; time < times; time++) {
            api.record("login");
        }
    }

    private void batch(int count) {
        api.recordAll(IntStream.range(0, count)
                .mapToObj(number -> "{\"action\":\"user_updated\",\"entityId\":\"e-" + number + "\"}")
                .toList());
    }

    private String edge() {
        return edgeOf(api);
    }

    private static String edgeOf(Api caller) {
        try (Stream stream = SseStream.open("/api/v1/activities/stream", caller.token())) {
            return stream.await("hello").data().path("cursor").asText();
        }
    }

    private static String newTenantToken() {
        return Tokens.admin().tenant(Tokens.newTenant()).sign();
    }

    private static void awaitNumbers(Stream stream, int count) {
        await("activities")
                .atMost(Stream.PATIENCE)
                .until(() -> stream.activities().size() >= count);
    }

    private static List<Long> numbers(Stream stream) {
        return stream.activities().stream()
                .map(activity -> activity.path("seq").asLong())
                .toList();
    }

    private static List<String> types(Stream stream) {
        return stream.events().stream().map(Stream.Event::type).toList();
    }
}
