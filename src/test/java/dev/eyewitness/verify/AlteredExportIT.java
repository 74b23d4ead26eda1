package dev.eyewitness.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eyewitness.service.Json;
import dev.eyewitness.service.Service;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was altered in an export is noticed, whatever it is. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class AlteredExportIT {

    @TempDir
    private Path folder;

    private ExportedLog log;

    @BeforeEach
    void recordAndExport() throws IOException {
        log = ExportedLog.of(folder);
    }

    @Test
    void namesTheLineThatWasAltered() throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(log.export()));
        lines.set(1, lines.get(1).replace("po_17", "po_18"));
        Files.write(log.export(), lines);

        VerifyRun run = log.verify(log.export(), log.checkpoint());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("line 2 is altered").contains("NOT PROVED");
    }

    @Test
    void provesTheOthersBesideALineThatWasAltered() throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(log.export()));
        lines.set(1, lines.get(1).replace("po_17", "po_18"));
        Files.write(log.export(), lines);

        VerifyRun run = log.verify(log.export(), log.checkpoint());

        assertThat(run.output()).contains("proved: number 1, 3 (2 in all)");
    }

    @Test
    void namesTheLineOfAByteThatIsNoText() throws Exception {
        String bytes = Files.readString(log.export(), StandardCharsets.ISO_8859_1);
        Files.writeString(log.export(), bytes.replaceFirst("po_17", "po_1\u00ff"), StandardCharsets.ISO_8859_1);

        VerifyRun run = log.verify(log.export(), log.checkpoint());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("line 2 is altered");
    }

    @Test
    void noticesEveryFieldThatWasAltered() throws Exception {
        String line = Files.readAllLines(log.export()).get(1);
        ObjectNode activity = (ObjectNode) Json.parse(line);
        for (String field : (Iterable<String>) activity::fieldNames) {
            ObjectNode altered = activity.deepCopy();
            altered.put(field, "leafHash salt".contains(field) ? "AAAAAAAAAAAAAAAAAAAAAA==" : "other");

            if (!"entityName sessionId traceId".contains(field) || activity.hasNonNull(field)) {
                assertThat(ExportedLog.isWhole(altered.toString())).as(field).isFalse();
            }
        }
        assertThat(ExportedLog.isWhole(activity.deepCopy().put("more", 1).toString()))
                .isFalse();
        assertThat(ExportedLog.isWhole(line)).isTrue();
    }

    @Test
    void noticesValuesBesideTheCommitmentToWhatTheyWere() throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(log.export()));
        ObjectNode line = (ObjectNode) Json.parse(lines.get(1));
        JsonNode leaf =
                Json.parse(Json.parse(log.ledger("proof?id=" + line.path("id").asText()))
                        .path("leaf")
                        .asText());
        line.set("commitment", leaf.path("personal"));
        lines.set(1, line.toString());
        VerifyRun same = log.verify(Files.write(log.export(), lines), log.checkpoint());
        line.put("description", "Ada did nothing").put("adminName", "Grace").put("ipAddress", "203.0.113.8");
        lines.set(1, line.toString());
        VerifyRun withSalt = log.verify(Files.write(log.export(), lines), log.checkpoint());
        line.remove("salt");
        lines.set(1, line.toString());
        VerifyRun withoutSalt = log.verify(Files.write(log.export(), lines), log.checkpoint());

        assertThat(same.exitCode()).as(same.output()).isZero();
        for (VerifyRun altered : List.of(withSalt, withoutSalt)) {
            assertThat(altered.exitCode()).isEqualTo(1);
            assertThat(altered.output())
                    .contains("line 2 is altered: its personal values")
                    .contains("NOT PROVED");
        }
    }

    @Test
    void noticesAnyByteOfAProvedLineThatWasAltered() throws Exception {
        String line = Files.readAllLines(log.export("&action=payout_approved")).getFirst();
        String proof = line.substring(line.indexOf("\"proof\""));
        Path signed = log.checkpointOf(4);
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
            VerifyRun run = log.verify(log.file("altered", altered), signed);

            assertThat(run.exitCode()).as(altered + run.output()).isEqualTo(1);
        }
        assertThat(log.verify(log.file("same", line), signed).exitCode()).isZero();
    }

    @Test
    void aProofThatWasAlteredSaysNothingAgainstWhatTheWholeLogProves() throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(log.export("&treeSize=3")));
        lines.set(0, lines.get(0).replaceFirst(",\"proof\":.*", "}"));
        lines.set(1, lines.get(1).replace("\"index\":1", "\"index\":2"));

        VerifyRun run = log.verify(log.file("mixed", String.join("\n", lines)), log.checkpoint());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output())
                .contains("line 2 is altered: its proof is not of its place")
                .contains("proved: number 1 to 3 (3 in all)")
                .doesNotContain("can only be proved");
    }

    /** What a reader may take for the same, and is not what was exported. */
    @Test
    void noticesEverySpellingThatIsNotTheExports() throws Exception {
        String line = Files.readAllLines(log.export("&action=payout_approved")).getFirst();
        ObjectNode activity = (ObjectNode) Json.parse(line);
        String id = activity.path("id").asText();
        Path signed = log.checkpointOf(4);
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
            VerifyRun run = log.verify(log.file("altered", altered), signed);

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

    @Test
    void noticesWhatIsMissingOrElsewhere() throws Exception {
        List<String> lines = Files.readAllLines(log.export());
        for (List<String> other : List.of(
                lines.subList(0, 2),
                lines.subList(1, 3),
                List.of(lines.get(0), lines.get(2)),
                List.of(lines.get(0), lines.get(2), lines.get(1)),
                List.of(lines.get(0), lines.get(0), lines.get(1), lines.get(2)),
                List.<String>of())) {
            Files.write(log.export(), other);

            assertThat(log.verify(log.export(), log.checkpoint()).exitCode()).isEqualTo(1);
        }
    }
}
