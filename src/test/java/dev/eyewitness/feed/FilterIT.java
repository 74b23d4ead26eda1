package dev.eyewitness.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eyewitness.service.Api;
import dev.eyewitness.service.Refusal;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.SocketStream;
import dev.eyewitness.service.Stream;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams show what a search with the same words finds. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class FilterIT {

    private final String tenant = Tokens.newTenant();
    private final Api api = Api.as(Tokens.admin().tenant(tenant));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "action=user_*",
                "action=user_updated,user_created",
                "search=grace",
                "adminId=grace",
                "success=false",
                "ip=198.51.100.0/24",
                "q=action:user_*",
                "q=-action:login,end",
                "q=action:user_*&adminId=grace"
            })
    void showsTheSameReplayedAndLive(String filter) {
        record();
        try (Stream sse = open(false, "after=0&" + filter);
                Stream socket = open(true, "after=0&" + filter)) {
            sse.await("caught-up");
            socket.await("caught-up");
            record();
            api.post("""
                    {"action":"user_updated","adminId":"grace","adminName":"Grace","success":false,"entityId":"end",
                     "ipAddress":"198.51.100.9"}""").then().statusCode(201);
            sse.await(FilterIT::isEnd);
            socket.await(FilterIT::isEnd);

            List<Integer> found = api.request()
                    .get("/api/v1/activities?limit=200&" + filter)
                    .jsonPath()
                    .getList("items.seq", Integer.class)
                    .reversed();
            assertThat(found).isNotEmpty().hasSizeLessThan(9);
            assertThat(numbers(sse)).isEqualTo(found);
            assertThat(numbers(socket)).isEqualTo(found);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"success=", "severity=", "from=", "to=%20", "action=", "search=", "q=", "success=&success=false"
            })
    void takesAFilterWithoutAValueAsASearchDoes(String filter) {
        record();
        List<Integer> found = api.request()
                .urlEncodingEnabled(false)
                .get("/api/v1/activities?" + filter)
                .jsonPath()
                .getList("items.seq", Integer.class)
                .reversed();

        try (Stream sse = open(false, "after=0&" + filter);
                Stream socket = open(true, "after=0&" + filter)) {
            sse.await("caught-up");
            socket.await("caught-up");

            assertThat(found).isNotEmpty();
            assertThat(numbers(sse)).isEqualTo(found);
            assertThat(numbers(socket)).isEqualTo(found);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void showsWhatIsNewWhereNoPlaceIsGiven(boolean socket) {
        record();

        try (Stream stream = open(socket, "after=")) {
            stream.await("hello");
            api.post("{\"action\":\"logout\",\"entityId\":\"end\"}").then().statusCode(201);
            stream.await(FilterIT::isEnd);

            assertThat(numbers(stream)).containsExactly(5);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void heartbeatsMoveOnWhereNothingIsShown(boolean socket) {
        try (Stream stream = open(socket, "action=nothing_like_that")) {
            record();

            stream.await(
                    event -> event.type().equals("heartbeat") && event.cursor().endsWith("-4"));

            assertThat(stream.activities()).isEmpty();
        }
    }

    @Test
    void aSocketIsFilteredFromNowOn() {
        try (SocketStream socket = SocketStream.connected(SocketStream.PATH + "?action=login", api.token())) {
            socket.await("hello");
            record();
            socket.await("activity");

            socket.send("{\"type\":\"filter\",\"q\":\"action:user_* -admin:ada\"}");
            socket.send("{\"type\":\"ping\"}");
            socket.await("pong");
            record();
            socket.await(event -> event.cursor().endsWith("-8") && event.type().equals("heartbeat"));

            assertThat(numbers(socket)).containsExactly(1, 7);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "q=action%3A, q",
        "q=nonsense%3Ax, q",
        "q=%22open, q",
        "ip=1.2.3, ip",
        "severity=loud, severity",
        "success=perhaps, success",
        "from=yesterday, from",
        "acton=login, acton"
    })
    void refusesAFilterThatCannotBeRead(String filter, String field) {
        Refusal refusal =
                Refusal.of(api.request().urlEncodingEnabled(false).get("/api/v1/activities/stream?" + filter), 400);
        try (SocketStream socket = SocketStream.connected(SocketStream.PATH + "?" + filter, api.token())) {
            assertThat(socket.awaitCloseCode()).isEqualTo(4400);
        }

        assertThat(refusal.fields()).containsExactly(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"filter\"}",
                "{\"type\":\"filter\",\"q\":7}",
                "{\"type\":\"filter\",\"q\":\"severity:loud\"}",
                "{\"type\":\"unknown\"}",
                "{\"type\":\"auth\"}",
                "[]",
                "null",
                "7"
            })
    void closesTheSocketOnAMessageThatCannotBeRead(String message) {
        try (SocketStream socket = SocketStream.open(api.token())) {
            socket.send(message);

            assertThat(socket.awaitCloseCode()).isEqualTo(4400);
        }
    }

    private void record() {
        api.record("login");
        api.post("{\"action\":\"user_created\",\"adminId\":\"ada\"}").then().statusCode(201);
        api.post("""
                {"action":"user_updated","adminId":"grace","adminName":"Grace","success":false,
                 "ipAddress":"198.51.100.7"}""").then().statusCode(201);
        api.record("logout");
    }

    private Stream open(boolean socket, String parameters) {
        return Way.openAt(socket, Api.address().toString(), parameters, api.token());
    }

    private static boolean isEnd(Stream.Event event) {
        return event.data().path("entityId").asText().equals("end");
    }

    private static List<Integer> numbers(Stream stream) {
        return stream.activities().stream()
                .map(activity -> activity.path("seq").asInt())
                .toList();
    }
}
