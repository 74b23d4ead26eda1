package dev.eyewitness.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eyewitness.service.Api;
import dev.eyewitness.service.Database;
import dev.eyewitness.service.Http2Call;
import dev.eyewitness.service.Refusal;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.ServiceProcess;
import dev.eyewitness.service.SseStream;
import dev.eyewitness.service.Stream;
import dev.eyewitness.service.Tokens;
import dev.eyewitness.service.Wire;
import dev.eyewitness.service.WireConnection;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service with room for three requests, and callers who take it up by announcing bodies that they do not send. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class AdmissionIT {

    private static final String POST = "POST /api/v1/activities";
    private static final byte[] LOGIN = "{\"action\":\"login\"}".getBytes(StandardCharsets.US_ASCII);

    private final Api api = Api.as(Tokens.admin().tenant(Tokens.newTenant()));
    private final Map<String, String> environment = ServiceProcess.environment(Database.url());
    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeEach
    void boundTheRoom() {
        environment.put("EYEWITNESS_ADMISSION_REQUESTS", "3");
        environment.put("EYEWITNESS_ADMISSION_BODY_BYTES", "100000");
        environment.put("EYEWITNESS_ADMISSION_BODY_TIMEOUT", "120s");
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void refusesOneRequestTooManyAndServesAgainWhenOneIsDone() throws IOException {
        ServiceProcess service = start();
        List<WireConnection> waiting = List.of(
                announce(service, LOGIN.length), announce(service, LOGIN.length), announce(service, LOGIN.length));

        assertRefused(send(service, LOGIN.length).answer());
        assertThat(search(service).statusCode()).isEqualTo(503);
        assertThat(ready(service).statusCode()).isEqualTo(200);

        for (WireConnection connection : waiting) {
            connection.send(LOGIN);
            assertThat(connection.answer().status()).isEqualTo(201);
        }
        assertThat(search(service).jsonPath().getList("items")).hasSize(3);
    }

    @Test
    void refusesMoreBytesThanThereIsRoomFor() throws IOException {
        ServiceProcess service = start();
        announce(service, 60_000);

        assertRefused(send(service, 60_000).answer());
        assertThat(search(service).statusCode()).isEqualTo(200);
    }

    @Test
    void givesBackTheRoomOfConnectionsThatDie() throws IOException {
        ServiceProcess service = start();
        for (int number = 0; number < 3; number++) {
            WireConnection dying = announce(service, 1000);
            dying.send(LOGIN);
            dying.close();
        }

        for (int number = 0; number < 3; number++) {
            await("room")
                    .atMost(Stream.PATIENCE)
                    .until(() -> send(service, 10).answer().status() == 100);
        }
        assertRefused(send(service, 10).answer());
    }

    @Test
    void openStreamsTakeNoRoom() {
        ServiceProcess service = start();
        for (int number = 0; number < 5; number++) {
            Stream stream = SseStream.open(service.address() + "/api/v1/activities/stream", api.token());
            open.add(stream);
            stream.await("hello");
        }

        assertThat(search(service).statusCode()).isEqualTo(200);
    }

    @Test
    void doesNotWaitLongForABody() throws IOException {
        environment.put("EYEWITNESS_ADMISSION_BODY_TIMEOUT", "1s");
        ServiceProcess service = start();

        WireConnection slow = announce(service, 1000);
        slow.send(LOGIN);

        assertThat(slow.isClosedByService()).isTrue();
        assertThat(search(service).jsonPath().getList("items")).isEmpty();
        assertThat(service.output()).doesNotContain("ERROR");
    }

    @Test
    void aBodyOverHttp2TakesRoomThoughItSaysNoLength() throws IOException {
        ServiceProcess service = start();
        Map<String, String> headers = headers(LOGIN.length);
        headers.remove("Content-Length");
        Http2Call call = Http2Call.open(service.address(), POST, headers);
        open.add(call);
        call.awaitContinue();

        assertRefused(send(service, 60_000).answer());

        call.send(LOGIN);
        call.end();
        assertThat(call.answer().status()).isEqualTo(201);
        announce(service, 60_000);
    }

    @Test
    void aRequestOverHttp2WithoutABodyTakesNoRoomForOne() {
        environment.put("EYEWITNESS_ADMISSION_BODY_BYTES", "0");
        ServiceProcess service = start();

        Wire answer = Http2Call.exchange(
                service.address(), "GET /api/v1/activities", Map.of("Authorization", "Bearer " + api.token()));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void doesNotWaitLongForABodyOverHttp2() {
        environment.put("EYEWITNESS_ADMISSION_BODY_TIMEOUT", "1s");
        ServiceProcess service = start();
        Map<String, String> headers = headers(LOGIN.length);
        headers.remove("Content-Length");
        headers.remove("Expect");

        Http2Call slow = Http2Call.open(service.address(), POST, headers);
        open.add(slow);
        slow.send(LOGIN);

        assertThat(slow.isBrokenOff()).isTrue();
        assertThat(search(service).jsonPath().getList("items")).isEmpty();
    }

    private ServiceProcess start() {
        ServiceProcess service = ServiceProcess.start(environment);
        open.add(service);
        service.awaitReady();
        return service;
    }

    /** A request that is let in: the service asks for its body. */
    private WireConnection announce(ServiceProcess service, int length) throws IOException {
        WireConnection connection = send(service, length);
        assertThat(connection.answer().status()).isEqualTo(100);
        return connection;
    }

    private WireConnection send(ServiceProcess service, int length) throws IOException {
        WireConnection connection = WireConnection.to(service.address());
        open.add(connection);
        connection.send(POST, headers(length));
        return connection;
    }

    private Map<String, String> headers(int length) {
        return new HashMap<>(Map.of(
                "Expect",
                "100-continue",
                "Authorization",
                "Bearer " + api.token(),
                "Content-Type",
                "application/json",
                "Content-Length",
                Integer.toString(length)));
    }

    private static void assertRefused(Wire answer) {
        Refusal.of(answer, 503);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }

    private Response search(ServiceProcess service) {
        return api.request().get(service.address() + "/api/v1/activities");
    }

    private Response ready(ServiceProcess service) {
        return api.request().get(service.address() + "/q/health/ready");
    }
}
