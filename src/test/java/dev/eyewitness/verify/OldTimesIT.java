package dev.eyewitness.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Database;
import dev.eyewitness.service.Json;
import dev.eyewitness.service.Refusal;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.SseStream;
import dev.eyewitness.service.Stream;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times from before the calendar was changed are the same wherever they are read, and can be proved. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class OldTimesIT {

    private static final List<String> TIMES = List.of(
            "0001-01-01T00:00:00Z",
            "0004-02-29T23:59:59.999999Z",
            "1500-03-01T00:00:00Z",
            "1582-10-04T12:00:00.000001Z",
            "1582-10-10T12:00:00Z",
            "1582-10-15T00:00:00Z",
            "1883-11-18T12:03:57Z",
            "1969-12-31T23:59:59.999999Z");

    @TempDir
    private Path folder;

    private final String tenant = Tokens.newTenant();
    private final Api api = Api.as(Tokens.admin().tenant(tenant));

    @Test
    void areTheSameWhereverTheyAreRead() throws Exception {
        for (String time : TIMES) {
            JsonNode stored = api.stored("{\"action\":\"login\",\"occurredAt\":\"" + time + "\"}");
            assertThat(stored.path("occurredAt").asText()).isEqualTo(time);
        }

        assertThat(Database.query(
                        "SELECT to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS') FROM activity"
                                + " WHERE tenant = '" + tenant + "' ORDER BY seq"))
                .isEqualTo(TIMES.stream().map(time -> time.substring(0, 19)).toList());
        assertThat(times(Json.parse(api.request().get("/api/v1/activities").asString())
                        .path("items")))
                .isEqualTo(TIMES.reversed());
        assertThat(streamed()).isEqualTo(TIMES);
        assertThat(exported().lines().map(Json::parse).map(OldTimesIT::time)).containsExactlyElementsOf(TIMES);
    }

    @Test
    void areProved() throws IOException {
        for (String time : TIMES) {
            api.stored("{\"action\":\"login\",\"occurredAt\":\"" + time + "\"}");
        }
        Path checkpoint = save("checkpoint", ledger("checkpoint"));
        Path export = save("export", exported());

        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int exit = Verify.run(
                List.of(
                        export.toString(),
                        "--checkpoint",
                        checkpoint.toString(),
                        "--key",
                        ledger("key").strip()),
                new PrintStream(said, true, StandardCharsets.UTF_8));

        assertThat(exit).as(said.toString(StandardCharsets.UTF_8)).isEqualTo(Verify.PROVED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-12-31T23:59:59Z", "0001-01-01T00:00:00+01:00", "-0044-03-15T12:00:00Z"})
    void areRefusedBeforeTheFirstYear(String time) {
        assertThat(Refusal.of(api.post("{\"action\":\"login\",\"occurredAt\":\"" + time + "\"}"), 400)
                        .fields())
                .containsExactly("occurredAt");
    }

    private List<String> streamed() {
        try (SseStream stream = SseStream.open("/api/v1/activities/stream?after=0", api.token())) {
            stream.await("caught-up");
            return stream.events().stream()
                    .filter(event -> event.type().equals("activity"))
                    .map(Stream.Event::data)
                    .map(OldTimesIT::time)
                    .toList();
        }
    }

    private static List<String> times(JsonNode activities) {
        return activities.valueStream().map(OldTimesIT::time).toList();
    }

    private static String time(JsonNode activity) {
        return activity.path("occurredAt").asText();
    }

    private String exported() {
        return api.request().get("/api/v1/activities/export?format=ndjson").asString();
    }

    private String ledger(String path) {
        return api.request().get("/api/v1/ledger/" + path).asString();
    }

    private Path save(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
