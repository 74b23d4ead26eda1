package dev.eyewitness.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eyewitness.service.Api;
import dev.eyewitness.service.Database;
import dev.eyewitness.service.Http2Call;
import dev.eyewitness.service.Refusal;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import dev.eyewitness.service.Wire;
import dev.eyewitness.service.WireConnection;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are too long, packed, or not what their head says. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class BodiesIT {

    private static final String POST = "POST /api/v1/activities";
    private static final String LENGTH = "Content-Length";
    private static final byte[] LOGIN = "{\"action\":\"login\"}".getBytes(StandardCharsets.US_ASCII);
    private static final int MEBIBYTE = 1024 * 1024;

    private final String tenant = Tokens.newTenant();
    private final Api api = Api.as(Tokens.admin().tenant(tenant));

    @AfterEach
    void theServiceStillRecords() {
        assertThat(api.record("logout")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "POST /api/v1/activities,       65537",
        "POST /api/v1/activities/batch, 8388609",
        "PUT /api/v1/actions/mine,      65537",
        "POST /nothing,                 65537",
        "POST /api/v1/activities,       9223372036854775807"
    })
    void refusesALongBodyBeforeItIsSent(String request, String length) throws IOException {
        Wire answer = Wire.exchange(request, headers(LENGTH, length), new byte[0]);

        Refusal.of(answer, 413);
    }

    @Test
    void doesNotAskForABodyThatItWouldRefuse() throws IOException {
        Map<String, String> headers = headers(LENGTH, "65537");
        headers.put("Expect", "100-continue");

        Wire answer = Wire.exchange(POST, headers, new byte[0]);

        Refusal.of(answer, 413).isAsDescribed(Api.address());
    }

    @Test
    void theConnectionServesOnAfterARefusedBody() throws IOException {
        try (WireConnection connection = WireConnection.to(Api.address())) {
            connection.send(POST, headers(LENGTH, "100000"));
            Refusal.of(connection.answer(), 413);
            connection.send(new byte[100_000]);

            connection.send("GET /api/v1/activities", headers("Accept", "application/json"));

            assertThat(connection.answer().status()).isEqualTo(200);
        }
    }

    @Test
    void stopsReadingChunksThatDoNotEnd() throws IOException {
        try (WireConnection connection = WireConnection.to(Api.address())) {
            connection.send(POST, headers("Transfer-Encoding", "chunked"));
            connection.sendChunk(new byte[64 * 1024]);
            connection.sendChunk(new byte[64 * 1024]);
            Refusal.of(connection.answer(), 413);

            assertThatThrownBy(() -> {
                        while (true) {
                            connection.sendChunk(new byte[MEBIBYTE]);
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void refusesABodyOverHttp2ThatDoesNotSayWhatItIs() {
        try (Http2Call call = Http2Call.open(Api.address(), POST, Map.of("Authorization", "Bearer " + api.token()))) {
            call.send(LOGIN);
            call.end();

            Refusal.of(call.answer(), 415);
        }
    }

    @Test
    void tellsWhoMayNotCallSoBeforeItAsksForATypeOfTheBody() throws IOException {
        Map<String, String> nobody = Map.of(LENGTH, Integer.toString(LOGIN.length));
        Map<String, String> somebody = headers(LENGTH, Integer.toString(LOGIN.length));
        somebody.remove("Content-Type");

        Refusal.of(Wire.exchange(POST, nobody, LOGIN), 401);
        Refusal.of(Wire.exchange("POST /api/v1/nothing", somebody, LOGIN), 404);
        Refusal.of(Wire.exchange(POST, somebody, LOGIN), 415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "deflate", "br", "zstd", "identity, gzip", "nonsense"})
    void refusesAPackedBody(String encoding) throws IOException {
        Map<String, String> headers = headers(LENGTH, Integer.toString(LOGIN.length));
        headers.put("Content-Encoding", encoding);

        Wire answer = Wire.exchange(POST, headers, LOGIN);

        Refusal.of(answer, 415);
        assertThat(answer.header("Accept-Encoding")).isEqualTo("identity");
    }

    @Test
    void neverUnpacksABomb() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bomb)) {
            for (int mebibyte = 0; mebibyte < 40; mebibyte++) {
                packed.write(new byte[MEBIBYTE]);
            }
        }
        Map<String, String> headers = headers(LENGTH, Integer.toString(bomb.size()));
        headers.put("Content-Encoding", "gzip");

        Wire answer = Wire.exchange(POST, headers, bomb.toByteArray());

        assertThat(bomb.size()).isLessThan(64 * 1024);
        Refusal.of(answer, 415);
    }

    @Test
    void takesABodyThatSaysItIsNotPacked() throws IOException {
        Api other = Api.as(Tokens.admin().tenant(Tokens.newTenant()));
        Map<String, String> headers = headers(LENGTH, Integer.toString(LOGIN.length));
        headers.put("Authorization", "Bearer " + other.token());
        headers.put("Content-Encoding", "Identity");

        assertThat(Wire.exchange(POST, headers, LOGIN).status()).isEqualTo(201);
    }

    @Test
    void aBodyLongerThanItsHeadSaysIsCutThere() throws IOException, SQLException {
        Wire answer = Wire.exchange(POST, headers(LENGTH, "5"), LOGIN);

        Refusal.of(answer, 400);
        assertThat(Database.numbers(tenant)).isEmpty();
    }

    @Test
    void aBodyShorterThanItsHeadSaysIsNeverRecorded() throws IOException, SQLException {
        try (WireConnection connection = WireConnection.to(Api.address())) {
            connection.send(POST, headers(LENGTH, Integer.toString(LOGIN.length + 1)));
            connection.send(LOGIN);
        }

        assertThat(Database.numbers(tenant)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1e3", "ten", "18446744073709551617", "17, 18"})
    void refusesALengthThatIsNone(String length) throws IOException, SQLException {
        Wire answer = Wire.exchange(POST, headers(LENGTH, length), LOGIN);

        assertThat(answer.status()).isIn(400, 413);
        assertThat(Database.numbers(tenant)).isEmpty();
    }

    private Map<String, String> headers(String name, String value) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer " + api.token());
        headers.put("Content-Type", "application/json");
        headers.put(name, value);
        return headers;
    }
}
