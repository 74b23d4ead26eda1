package dev.eyewitness.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eyewitness.service.Api;
import dev.eyewitness.service.Database;
import dev.eyewitness.service.Json;
import dev.eyewitness.service.Refusal;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.ServiceProcess;
import dev.eyewitness.service.SocketStream;
import dev.eyewitness.service.Stream;
import dev.eyewitness.service.Tokens;
import dev.eyewitness.service.Wire;
import dev.eyewitness.service.WireConnection;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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

    @Test
    void aFilterChangesWithinAReplay() throws IOException {
        Map<String, String> environment = ServiceProcess.environment(Database.url());
        environment.put("EYEWITNESS_FEED_RING_LENGTH", "8");
        environment.put("EYEWITNESS_FEED_HEARTBEAT", "1s");
        try (ServiceProcess service = ServiceProcess.start(environment)) {
            service.awaitReady();
            for (int batch = 0; batch < 4; batch++) {
                recordAlternately(100, "x".repeat(15_000));
            }
            try (WireConnection socket = WireConnection.withSmallBuffer(service.address())) {
                socket.send(
                        "GET " + SocketStream.PATH + "?after=0",
                        Wire.upgradeHeaders(Map.of("Authorization", "Bearer " + api.token())));
                StringBuilder received = new StringBuilder();
                readUntil("\"seq\":1,", socket, received);
                socket.send(frame("{\"type\":\"filter\",\"q\":\"action:logout\"}"));
                readUntil("caught-up", socket, received);

                List<Integer> shown = Pattern.compile("\"seq\":([0-9]+),")
                        .matcher(received)
                        .results()
                        .map(number -> Integer.valueOf(number.group(1)))
                        .toList();
                int last = firstGap(shown);
                assertThat(last).as("where the first filter ended").isLessThan(400);
                assertThat(shown)
                        .isEqualTo(IntStream.rangeClosed(1, 400)
                                .filter(number -> number <= last || number % 2 == 0)
                                .boxed()
                                .toList());
            }
        }
    }

    private static void readUntil(String text, WireConnection socket, StringBuilder received) throws IOException {
        while (received.indexOf(text, Math.max(0, received.length() - 2 * 1024)) < 0) {
            received.append(new String(socket.read(1024), StandardCharsets.ISO_8859_1));
        }
    }

    /** A short text message under a mask of zeros (RFC 6455, section 5.2). */
    private static byte[] frame(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(6 + payload.length)
                .put((byte) 0x81)
                .put((byte) (0x80 | payload.length))
                .putInt(0)
                .put(payload)
                .array();
    }

    /** The last number before one is missing. */
    private static int firstGap(List<Integer> numbers) {
        int last = 0;
        while (last < numbers.size() && numbers.get(last) == last + 1) {
            last++;
        }
        return last;
    }

    /** Logins with odd numbers, logouts with even ones. */
    private void recordAlternately(int count, String text) {
        api.recordAll(IntStream.range(0, count)
                .mapToObj(number -> Json.activity(number % 2 == 0 ? "login" : "logout")
                        .set("metadata", Json.object().put("text", text)))
                .toList());
    }

    @Test
    void manyThatAskTheSameAreShownTheSameAndOthersWhatTheyAskFor() {
        List<String> filters =
                List.of("", "action=logout", "q=action:logout", "action=logout", "action=login", "action=none");
        List<Stream> streams = new ArrayList<>();
        try {
            for (int number = 0; number < filters.size() * 2; number++) {
                streams.add(open(number % 2 == 0, filters.get(number / 2)));
            }
            recordAlternately(300, "");
            recordAlternately(300, "");
            for (Stream stream : streams) {
                stream.await(event ->
                        event.type().equals("heartbeat") && event.cursor().endsWith("-600"));
            }

            for (int number = 0; number < streams.size(); number++) {
                String filter = filters.get(number / 2);
                assertThat(numbers(streams.get(number)))
                        .as(filter)
                        .isEqualTo(IntStream.rangeClosed(1, 600)
                                .filter(seq -> filter.isEmpty() || filter.contains(seq % 2 == 0 ? "logout" : "login"))
                                .boxed()
                                .toList());
            }
        } finally {
            streams.forEach(Stream::close);
        }
    }

    @Test
    void refusesAnEventSourceWithAProblem() {
        Refusal refusal = Refusal.of(
                api.request()
                        .urlEncodingEnabled(false)
                        .accept("text/event-stream")
                        .get("/api/v1/activities/stream?q=severity:loud"),
                400);

        assertThat(refusal.fields()).containsExactly("q");
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
