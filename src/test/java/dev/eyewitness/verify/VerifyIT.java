package dev.eyewitness.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eyewitness.service.Json;
import dev.eyewitness.service.Service;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command of the packaged service, on files alone. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class VerifyIT {

    private static final List<String> PERSONAL = List.of(
            "adminEmail",
            "adminName",
            "changes",
            "device",
            "entityName",
            "failureReason",
            "ipAddress",
            "metadata",
            "userAgent",
            "salt");

    @TempDir
    private Path folder;

    private ExportedLog log;

    @BeforeEach
    void recordAndExport() throws IOException {
        log = ExportedLog.of(folder);
    }

    @Test
    void provesAWholeLog() throws Exception {
        VerifyRun run = log.verify(log.export(), log.checkpoint());

        assertThat(run.output()).contains("PROVED: 3 lines").doesNotContain("NOT PROVED");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void provesAnExportThatTheCheckpointContinues() throws Exception {
        Path newer = log.file("newer", log.ledger("checkpoint"));
        Path keyFile = log.file("key", log.key() + "\n");

        VerifyRun alone = VerifyRun.of(log.export(), "--checkpoint", newer.toString(), "--key", keyFile.toString());
        Path consistency = log.file("consistency", log.ledger("consistency?from=3&to=4"));
        VerifyRun continued = VerifyRun.of(
                log.export(),
                "--checkpoint",
                newer.toString(),
                "--key",
                keyFile.toString(),
                "--consistency",
                consistency.toString());

        assertThat(alone.exitCode()).isEqualTo(1);
        assertThat(alone.output()).contains("/api/v1/ledger/consistency?from=3&to=4");
        assertThat(continued.exitCode()).as(continued.output()).isZero();
    }

    @Test
    void provesWhatAFilterHasLeft() throws Exception {
        Path filtered = log.export("&action=login,logout");

        VerifyRun run = log.verify(filtered, log.checkpointOf(4));

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output())
                .contains("proved: number 1, 3 (2 in all)")
                .contains("not there: number 2 (1 in all)")
                .contains("PROVED: 2 lines");
    }

    @Test
    void provesWhatAFilterHasLeftWhereTheCheckpointIsNewer() throws Exception {
        Path filtered = log.export("&to=2100-01-01T00:00:00Z");
        Path newer = log.file("newer", log.ledger("checkpoint"));

        VerifyRun alone = log.verify(filtered, newer);
        Path consistency = log.file("consistency", log.ledger("consistency?from=4&to=5"));
        VerifyRun continued = VerifyRun.of(
                filtered,
                "--checkpoint",
                newer.toString(),
                "--key",
                log.key(),
                "--consistency",
                consistency.toString());
        VerifyRun older = log.verify(filtered, log.checkpoint());

        assertThat(alone.exitCode()).isEqualTo(1);
        assertThat(alone.output()).containsOnlyOnce("/api/v1/ledger/consistency?from=4&to=5");
        assertThat(continued.exitCode()).as(continued.output()).isZero();
        assertThat(continued.output()).contains("complete for its range: every number from 1 to 4");
        assertThat(older.exitCode()).isEqualTo(1);
        assertThat(older.output()).containsOnlyOnce("/api/v1/ledger/checkpoint?size=4");
    }

    @Test
    void saysWhichActivitiesAreErased() throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(log.export()));
        ObjectNode line = (ObjectNode) Json.parse(lines.get(1));
        JsonNode leaf =
                Json.parse(Json.parse(log.ledger("proof?id=" + line.path("id").asText()))
                        .path("leaf")
                        .asText());
        for (String personal : PERSONAL) {
            line.putNull(personal);
        }
        line.put("description", "").set("commitment", leaf.path("personal"));
        lines.set(1, line.toString());

        VerifyRun erased = log.verify(Files.write(log.export(), lines), log.checkpoint());

        assertThat(erased.exitCode()).as(erased.output()).isZero();
        assertThat(erased.output()).contains("erased: number 2 (1 in all)");
        for (String personal : PERSONAL) {
            ObjectNode half = line.deepCopy();
            half.set(personal, personal.equals("device") ? Json.parse("{\"type\":\"bot\"}") : half.path("label"));
            assertThat(ExportedLog.isWhole(half.toString())).as(personal).isFalse();
        }
    }

    @Test
    void saysHowItIsUsed() throws Exception {
        assertThat(VerifyRun.of(log.export()).exitCode()).isEqualTo(2);
        assertThat(VerifyRun.of(log.export(), "--rubbish").output()).contains("usage: verify");
        assertThat(log.verify(log.folder().resolve("none"), log.checkpoint()).exitCode())
                .isEqualTo(2);
        assertThat(log.verify(log.export(), log.export()).exitCode()).isEqualTo(2);
        assertThat(VerifyRun.of(log.export(), "--checkpoint", log.checkpoint().toString(), "--key", "a+b+c")
                        .exitCode())
                .isEqualTo(2);
    }
}
