package dev.eyewitness.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eyewitness.merkle.SignedNote;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Json;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.ServiceProcess;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command of the packaged service, on files alone. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class VerifyIT {

    private static final String ODD = """
            {"action":"payout_approved","adminName":"Ada “the first” Lovelace","entityType":"payout","entityId":"po_17",
             "ipAddress":"2001:DB8::17","userAgent":"Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0",
             "occurredAt":"2026-11-01T08:00:00.123456Z","success":false,"failureReason":"\\u0001 \\\\ \\"",
             "metadata":{"b":1.50,"a":[1e2,-0.0,12345678901234567890,0.1000000000000000055511151231257827],"$number":"1","é":"\\u2028😀"},
             "changes":[{"field":"x","from":null,"to":{"z":1,"a":2}}]}""";

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

    private final Api api = Api.as(Tokens.admin().tenant(Tokens.newTenant()));
    private Path export;
    private Path checkpoint;
    private String key;

    @BeforeEach
    void recordAndExport() throws IOException {
        api.record("login");
        assertThat(api.post(ODD).statusCode()).isEqualTo(201);
        api.record("logout");
        key = ledger("key").strip();
        checkpoint = file("checkpoint", ledger("checkpoint"));
        export = file(
                "export",
                api.request().get("/api/v1/activities/export?format=ndjson").asString());
    }

    private String ledger(String path) {
        return api.request().get("/api/v1/ledger/" + path).asString();
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void provesAWholeLog() throws Exception {
        Run run = verify(export, "--checkpoint", checkpoint.toString(), "--key", key);

        assertThat(run.output()).contains("PROVED: 3 lines").doesNotContain("NOT PROVED");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void provesAnExportThatTheCheckpointContinues() throws Exception {
        Path newer = file("newer", ledger("checkpoint"));
        Path keyFile = file("key", key + "\n");

        Run alone = verify(export, "--checkpoint", newer.toString(), "--key", keyFile.toString());
        Path consistency = file("consistency", ledger("consistency?from=3&to=4"));
        Run continued = verify(
                export,
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
    void namesTheLineThatWasAltered() throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(export));
        lines.set(1, lines.get(1).replace("po_17", "po_18"));
        Files.write(export, lines);

        Run run = verify(export, "--checkpoint", checkpoint.toString(), "--key", key);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("line 2 is altered").contains("NOT PROVED");
    }

    @Test
    void provesTheOthersBesideALineThatWasAltered() throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(export));
        lines.set(1, lines.get(1).replace("po_17", "po_18"));
        Files.write(export, lines);

        Run run = verify(export, "--checkpoint", checkpoint.toString(), "--key", key);

        assertThat(run.output()).contains("proved: number 1, 3 (2 in all)");
    }

    @Test
    void provesWhatAFilterHasLeft() throws Exception {
        Path filtered = export("&action=login,logout");

        Run run = verify(filtered, "--checkpoint", checkpointOf(4).toString(), "--key", key);

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output())
                .contains("proved: number 1, 3 (2 in all)")
                .contains("not there: number 2 (1 in all)")
                .contains("PROVED: 2 lines");
    }

    @Test
    void provesWhatAFilterHasLeftWhereTheCheckpointIsNewer() throws Exception {
        Path filtered = export("&to=2100-01-01T00:00:00Z");
        Path newer = file("newer", ledger("checkpoint"));

        Run alone = verify(filtered, "--checkpoint", newer.toString(), "--key", key);
        Path consistency = file("consistency", ledger("consistency?from=4&to=5"));
        Run continued = verify(
                filtered, "--checkpoint", newer.toString(), "--key", key, "--consistency", consistency.toString());
        Run older = verify(filtered, "--checkpoint", checkpoint.toString(), "--key", key);

        assertThat(alone.exitCode()).isEqualTo(1);
        assertThat(alone.output()).containsOnlyOnce("/api/v1/ledger/consistency?from=4&to=5");
        assertThat(continued.exitCode()).as(continued.output()).isZero();
        assertThat(continued.output()).contains("complete for its range: every number from 1 to 4");
        assertThat(older.exitCode()).isEqualTo(1);
        assertThat(older.output()).containsOnlyOnce("/api/v1/ledger/checkpoint?size=4");
    }

    @Test
    void noticesAnyByteOfAProvedLineThatWasAltered() throws Exception {
        String line = Files.readAllLines(export("&action=payout_approved")).getFirst();
        String proof = line.substring(line.indexOf("\"proof\""));
        Path signed = checkpointOf(4);
        for (String altered : List.of(
                line.replace("po_17", "po_18"),
                line.replace("\"index\":1", "\"index\":2"),
                line.replace("\"treeSize\":4", "\"treeSize\":3"),
                line.replace(proof, proof.replaceFirst("\\[\"[A-Za-z0-9+/]", "[\"=")),
                line.replace(proof, proof.replaceFirst("\\[\".{8}", "[\"AAAAAAAA")),
                line.replace(proof, "\"proof\":{}}"),
                line.replace(proof, "\"proof\":{\"index\":1,\"treeSize\":4,\"hashes\":[]}}"),
                line.replace(proof, "\"proof\":[]}"),
                line.replace("," + proof, "}"),
                line + "\n" + line)) {
            Run run = verify(file("altered", altered), "--checkpoint", signed.toString(), "--key", key);

            assertThat(run.exitCode()).as(altered + run.output()).isEqualTo(1);
        }
        assertThat(verify(file("same", line), "--checkpoint", signed.toString(), "--key", key)
                        .exitCode())
                .isZero();
    }

    @Test
    void aProofThatWasAlteredSaysNothingAgainstWhatTheWholeLogProves() throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(export("&treeSize=3")));
        lines.set(0, lines.get(0).replaceFirst(",\"proof\":.*", "}"));
        lines.set(1, lines.get(1).replace("\"index\":1", "\"index\":2"));

        Run run = verify(file("mixed", String.join("\n", lines)), "--checkpoint", checkpoint.toString(), "--key", key);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output())
                .contains("line 2 is altered: its proof is not of its place")
                .contains("proved: number 1 to 3 (3 in all)")
                .doesNotContain("can only be proved");
    }

    private Path export(String parameters) throws IOException {
        return file(
                "filtered",
                api.request()
                        .get("/api/v1/activities/export?format=ndjson" + parameters)
                        .asString());
    }

    private Path checkpointOf(long size) throws IOException {
        return file("checkpointOf" + size, ledger("checkpoint?size=" + size));
    }

    @Test
    void namesTheLineOfAByteThatIsNoText() throws Exception {
        String bytes = Files.readString(export, StandardCharsets.ISO_8859_1);
        Files.writeString(export, bytes.replaceFirst("po_17", "po_1\u00ff"), StandardCharsets.ISO_8859_1);

        Run run = verify(export, "--checkpoint", checkpoint.toString(), "--key", key);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("line 2 is altered");
    }

    @Test
    void noticesEveryFieldThatWasAltered() throws Exception {
        String line = Files.readAllLines(export).get(1);
        ObjectNode activity = (ObjectNode) Json.parse(line);
        for (String field : (Iterable<String>) activity::fieldNames) {
            ObjectNode altered = activity.deepCopy();
            altered.put(field, "leafHash salt".contains(field) ? "AAAAAAAAAAAAAAAAAAAAAA==" : "other");

            if (!"entityName sessionId traceId".contains(field) || activity.hasNonNull(field)) {
                assertThat(isWhole(altered.toString())).as(field).isFalse();
            }
        }
        assertThat(isWhole(activity.deepCopy().put("more", 1).toString())).isFalse();
        assertThat(isWhole(line)).isTrue();
    }

    private static boolean isWhole(String line) {
        try {
            return ExportedLine.parse(line).leafHash().length == 32;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Test
    void noticesValuesBesideTheCommitmentToWhatTheyWere() throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(export));
        ObjectNode line = (ObjectNode) Json.parse(lines.get(1));
        JsonNode leaf =
                Json.parse(Json.parse(ledger("proof?id=" + line.path("id").asText()))
                        .path("leaf")
                        .asText());
        line.set("commitment", leaf.path("personal"));
        lines.set(1, line.toString());
        Run same = verify(Files.write(export, lines), "--checkpoint", checkpoint.toString(), "--key", key);
        line.put("description", "Ada did nothing").put("adminName", "Grace").put("ipAddress", "203.0.113.8");
        lines.set(1, line.toString());
        Run withSalt = verify(Files.write(export, lines), "--checkpoint", checkpoint.toString(), "--key", key);
        line.remove("salt");
        lines.set(1, line.toString());
        Run withoutSalt = verify(Files.write(export, lines), "--checkpoint", checkpoint.toString(), "--key", key);

        assertThat(same.exitCode()).as(same.output()).isZero();
        for (Run altered : List.of(withSalt, withoutSalt)) {
            assertThat(altered.exitCode()).isEqualTo(1);
            assertThat(altered.output())
                    .contains("line 2 is altered: its personal values")
                    .contains("NOT PROVED");
        }
    }

    @Test
    void saysWhichActivitiesAreErased() throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(export));
        ObjectNode line = (ObjectNode) Json.parse(lines.get(1));
        JsonNode leaf =
                Json.parse(Json.parse(ledger("proof?id=" + line.path("id").asText()))
                        .path("leaf")
                        .asText());
        for (String personal : PERSONAL) {
            line.putNull(personal);
        }
        line.put("description", "").set("commitment", leaf.path("personal"));
        lines.set(1, line.toString());

        Run erased = verify(Files.write(export, lines), "--checkpoint", checkpoint.toString(), "--key", key);

        assertThat(erased.exitCode()).as(erased.output()).isZero();
        assertThat(erased.output()).contains("erased: number 2 (1 in all)");
        for (String personal : PERSONAL) {
            ObjectNode half = line.deepCopy();
            half.set(personal, personal.equals("device") ? Json.parse("{\"type\":\"bot\"}") : half.path("label"));
            assertThat(isWhole(half.toString())).as(personal).isFalse();
        }
    }

    /** What a reader may take for the same, and is not what was exported. */
    @Test
    void noticesEverySpellingThatIsNotTheExports() throws Exception {
        String line = Files.readAllLines(export("&action=payout_approved")).getFirst();
        ObjectNode activity = (ObjectNode) Json.parse(line);
        String id = activity.path("id").asText();
        Path signed = checkpointOf(4);
        for (String altered : List.of(
                line.replace("\"severity\":\"warning\"", "\"severity\":\"Warning\""),
                line.replace("\"severity\":\"warning\"", "\"severity\":\"WARNING\""),
                line.replace("2026-11-01T08:00:00.123456Z", "2026-11-01t08:00:00.123456Z"),
                line.replace("2026-11-01T08:00:00.123456Z", "2026-11-01T08:00:00.123456z"),
                line.replace("2026-11-01T08:00:00.123456Z", "2026-11-01T08:00:00.123456000Z"),
                line.replace("2026-11-01T08:00:00.123456Z", "2026-11-01T09:00:00.123456+01:00"),
                line.replace(id, id.toUpperCase(Locale.ROOT)),
                line.replace(id, id.replaceFirst("^0", "")),
                line.replace("\"seq\":2", "\"seq\":18446744073709551618"),
                line.replace("\"seq\":2", "\"seq\":2.0"),
                line.replace("\"index\":1", "\"index\":1.0"),
                line.replace("\"treeSize\":4", "\"treeSize\":4e0"),
                withSpareBits(line, activity.path("leafHash").asText()),
                withSpareBits(line, activity.path("salt").asText()),
                withSpareBits(line, activity.at("/proof/hashes/0").asText()))) {
            Run run = verify(file("altered", altered), "--checkpoint", signed.toString(), "--key", key);

            assertThat(altered).isNotEqualTo(line);
            assertThat(run.exitCode()).as(altered + run.output()).isEqualTo(1);
        }
    }

    /** With a bit set that the last character of a base64 text has to spare. */
    private static String withSpareBits(String line, String base64) {
        String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        int last = base64.indexOf('=') - 1;
        char other = digits.charAt(digits.indexOf(base64.charAt(last)) + 1);
        return line.replace(base64, base64.substring(0, last) + other + base64.substring(last + 1));
    }

    /** One key signs all logs of a service: only the name tells whose checkpoint it is. */
    @Test
    void noticesACheckpointOfAnotherLogWhoseSignatureWasRelabelled() throws Exception {
        Api other = Api.as(Tokens.admin().tenant(Tokens.newTenant()));
        other.record("login");
        String otherKey = other.request().get("/api/v1/ledger/key").asString().strip();
        Path otherExport = file(
                "otherExport",
                other.request()
                        .get("/api/v1/activities/export?format=ndjson&proofs=true")
                        .asString());
        SignedNote note = SignedNote.parse(
                        other.request().get("/api/v1/ledger/checkpoint?size=1").asString())
                .orElseThrow();
        Path relabelled = file("relabelled", relabelled(note, key).toString());

        Run theirs = verify(
                otherExport, "--checkpoint", file("note", note.toString()).toString(), "--key", otherKey);
        Run run = verify(otherExport, "--checkpoint", relabelled.toString(), "--key", key);

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

    @Test
    void noticesWhatIsMissingOrElsewhere() throws Exception {
        List<String> lines = Files.readAllLines(export);
        for (List<String> other : List.of(
                lines.subList(0, 2),
                lines.subList(1, 3),
                List.of(lines.get(0), lines.get(2)),
                List.of(lines.get(0), lines.get(2), lines.get(1)),
                List.of(lines.get(0), lines.get(0), lines.get(1), lines.get(2)),
                List.<String>of())) {
            Files.write(export, other);

            assertThat(verify(export, "--checkpoint", checkpoint.toString(), "--key", key)
                            .exitCode())
                    .isEqualTo(1);
        }
    }

    @Test
    void noticesACheckpointOfAnotherKeyOrLog() throws Exception {
        Api other = Api.as(Tokens.admin().tenant(Tokens.newTenant()));
        String otherKey = other.request().get("/api/v1/ledger/key").asString().strip();

        Run run = verify(export, "--checkpoint", checkpoint.toString(), "--key", otherKey);

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
        Path otherCheckpoint =
                file("other", other.request().get("/api/v1/ledger/checkpoint").asString());

        Run run = verify(export, "--checkpoint", otherCheckpoint.toString(), "--key", otherKey);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output())
                .contains("the first 3 activities are not what was signed")
                .contains("proved: none");
    }

    @Test
    void saysHowItIsUsed() throws Exception {
        assertThat(verify(export).exitCode()).isEqualTo(2);
        assertThat(verify(export, "--rubbish").output()).contains("usage: verify");
        assertThat(verify(folder.resolve("none"), "--checkpoint", checkpoint.toString(), "--key", key)
                        .exitCode())
                .isEqualTo(2);
        assertThat(verify(export, "--checkpoint", export.toString(), "--key", key)
                        .exitCode())
                .isEqualTo(2);
        assertThat(verify(export, "--checkpoint", checkpoint.toString(), "--key", "a+b+c")
                        .exitCode())
                .isEqualTo(2);
    }

    private record Run(int exitCode, String output) {}

    private static Run verify(Path export, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(ServiceProcess.packaged());
        command.addAll(List.of("verify", export.toString()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }
}
