package dev.eyewitness.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eyewitness.merkle.SignedNote;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export is proved by a checkpoint of its own log alone, signed by its key. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class OtherCheckpointIT {

    @TempDir
    private Path folder;

    private ExportedLog log;

    @BeforeEach
    void recordAndExport() throws IOException {
        log = ExportedLog.of(folder);
    }

    @Test
    void noticesACheckpointOfAnotherKeyOrLog() throws Exception {
        Api other = Api.as(Tokens.admin().tenant(Tokens.newTenant()));
        String otherKey = other.request().get("/api/v1/ledger/key").asString().strip();

        VerifyRun run =
                VerifyRun.of(log.export(), "--checkpoint", log.checkpoint().toString(), "--key", otherKey);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("not signed by this key");
    }

    @Test
    void noticesACheckpointOfAnotherLogThatTheSameServiceSigns() throws Exception {
        Api other = Api.as(Tokens.admin().tenant(Tokens.newTenant()));
        for (int number = 1; number <= 3; number++) {
            other.record("login");
        }
        String otherKey = other.request().get("/api/v1/ledger/key").asString().strip();
        Path otherCheckpoint = log.file(
                "other", other.request().get("/api/v1/ledger/checkpoint").asString());

        VerifyRun run = VerifyRun.of(log.export(), "--checkpoint", otherCheckpoint.toString(), "--key", otherKey);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output())
                .contains("the first 3 activities are not what was signed")
                .contains("proved: none");
    }

    /** One key signs all logs of a service: only the name tells whose checkpoint it is. */
    @Test
    void noticesACheckpointOfAnotherLogWhoseSignatureWasRelabelled() throws Exception {
        Api other = Api.as(Tokens.admin().tenant(Tokens.newTenant()));
        other.record("login");
        String otherKey = other.request().get("/api/v1/ledger/key").asString().strip();
        Path otherExport = log.file(
                "otherExport",
                other.request()
                        .get("/api/v1/activities/export?format=ndjson&proofs=true")
                        .asString());
        SignedNote note = SignedNote.parse(
                        other.request().get("/api/v1/ledger/checkpoint?size=1").asString())
                .orElseThrow();
        Path relabelled = log.file("relabelled", relabelled(note, log.key()).toString());

        VerifyRun theirs = VerifyRun.of(
                otherExport, "--checkpoint", log.file("note", note.toString()).toString(), "--key", otherKey);
        VerifyRun run = log.verify(otherExport, relabelled);

        assertThat(theirs.exitCode()).as(theirs.output()).isZero();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("NOT PROVED: the checkpoint is of the log");
    }

    private static SignedNote relabelled(SignedNote note, String key) {
        String[] parts = key.split("\\+", 3);
        byte[] value = Base64.getDecoder().decode(note.signatures().getFirst().value());
        System.arraycopy(HexFormat.of().parseHex(parts[1]), 0, value, 0, 4);
        String signature = Base64.getEncoder().encodeToString(value);
        return new SignedNote(note.text(), List.of(new SignedNote.Line(parts[0], signature)));
    }
}
