package dev.eyewitness.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eyewitness.service.OwnDatabase;
import dev.eyewitness.service.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints are kept where the database's owner does not reach, and come back with another's signature. */
class WitnessIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The first test vector of RFC 8032, section 7.1, as {@code openssl genpkey} would write it. */
    private static final String CONFIGURED_KEY = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
            -----END PRIVATE KEY-----
            """;

    private static final String ITS_PUBLIC_HALF = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

    @TempDir
    private static Path folder;

    private static OwnDatabase database;
    private static WitnessServer witness;
    private static ServiceProcess service;
    private static Path file;

    @BeforeAll
    static void start() throws IOException {
        database = OwnDatabase.start();
        witness = WitnessServer.start();
        file = folder.resolve("checkpoints");
        Map<String, String> environment = ServiceProcess.environment(database.url());
        environment.put("EYEWITNESS_LEDGER_WITNESS_FILE", file.toString());
        environment.put("EYEWITNESS_LEDGER_WITNESS_URL", witness.address().toString());
        environment.put("EYEWITNESS_LEDGER_WITNESS_RETRY", "1s");
        environment.put("EYEWITNESS_LEDGER_KEY", CONFIGURED_KEY);
        service = ServiceProcess.start(environment);
        service.awaitReady();
    }

    @AfterAll
    static void stop() {
        service.close();
        witness.close();
        database.close();
    }

    @Test
    void theConfiguredKeySigns() {
        LedgerClient log = LedgerClient.ofNewTenant(service.address());
        String key = log.text("key").strip();

        assertThat(NoteReader.verified(log.text("checkpoint"), key).size()).isZero();
        assertThat(HexFormat.of().formatHex(Base64.getDecoder().decode(key.substring(key.length() - 44))))
                .isEqualTo("01" + ITS_PUBLIC_HALF);
        assertThat(service.output()).doesNotContain("no key to sign checkpoints with");
    }

    @Test
    void everyCheckpointIsAppendedToTheFile() throws IOException {
        LedgerClient log = LedgerClient.of(service.address(), "filed");
        log.post(1);
        String one = log.text("checkpoint");
        log.post(1);
        String two = log.text("checkpoint");

        List<String> notes = Pattern.compile("\n\n(?=eyewitness/)")
                .splitAsStream(Files.readString(file))
                .filter(note -> note.startsWith("eyewitness/filed\n"))
                .map(note -> note.stripTrailing() + "\n")
                .toList();

        assertThat(notes).containsExactly(ours(one), ours(two));
    }

    @Test
    void theWitnessSignsThatTheLogHasOnlyGrown() {
        LedgerClient log = LedgerClient.of(service.address(), "witnessed");
        for (int size : List.of(3, 300, 301)) {
            log.post(size - (int) witness.size("eyewitness/witnessed"));

            await().atMost(PATIENCE).until(() -> witness.size("eyewitness/witnessed") == size);

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(NoteReader.verified(log.text("checkpoint"), log.text("key"))
                                    .signatures())
                            .hasSize(2)
                            .last()
                            .asString()
                            .startsWith("— " + WitnessServer.NAME + " "));
        }
        assertThat(witness.refusals()).isEmpty();
    }

    @Test
    void aWitnessThatKnowsAnotherSizeIsToldFromThere() {
        LedgerClient log = LedgerClient.of(service.address(), "known");
        log.post(5);
        await().atMost(PATIENCE).until(() -> witness.size("eyewitness/known") == 5);
        NoteReader five = NoteReader.of(log.text("checkpoint?size=5"));
        witness.forget("eyewitness/known");
        log.post(2);
        await().atMost(PATIENCE).until(() -> witness.size("eyewitness/known") == 7);

        witness.remember("eyewitness/known", five);
        log.post(2);

        await().atMost(PATIENCE).until(() -> witness.size("eyewitness/known") == 9);
    }

    @Test
    void aWitnessThatIsAwayIsTriedAgainAndSaidOnce() {
        LedgerClient log = LedgerClient.of(service.address(), "away");
        witness.fail(true);
        log.post(2);
        int before = witness.failures();
        await().atMost(PATIENCE).until(() -> witness.failures() >= before + 3);

        witness.fail(false);

        await().atMost(PATIENCE).until(() -> witness.size("eyewitness/away") == 2);
        assertThat(service.output().lines().filter(line -> line.contains("the witness does not take checkpoints")))
                .hasSize(1);
    }

    @Test
    void anAdminPutsBackACosignedCheckpoint() {
        LedgerClient log = LedgerClient.ofNewTenant(service.address());
        log.post(2);
        String note = log.text(
                "checkpoint?size=" + NoteReader.of(log.text("checkpoint")).size());
        String line = "— another.example/witness " + "A".repeat(96) + "\n";

        assertThat(log.putCheckpoint(ours(note) + line).statusCode()).isEqualTo(200);
        assertThat(log.putCheckpoint(ours(note) + line).statusCode()).isEqualTo(200);

        NoteReader served = NoteReader.verified(log.text("checkpoint"), log.text("key"));
        assertThat(served.signatures()).containsOnlyOnce(line.strip());
    }

    @Test
    void keepsNoLineUnderTheServicesOwnNameButItsOwn() {
        LedgerClient log = LedgerClient.ofNewTenant(service.address());
        log.post(2);
        String note = ours(log.text("checkpoint"));
        String own = note.substring(note.indexOf('—'));
        String spoilt = own.replaceFirst("\\S{20}\n$", "A".repeat(19) + "=\n");

        assertThat(log.putCheckpoint(note + spoilt).statusCode()).isEqualTo(400);
        assertThat(log.putCheckpoint(note).statusCode()).as("nobody else's").isEqualTo(400);
        assertThat(log.putCheckpoint(note + spoilt + line(1)).statusCode()).isEqualTo(200);

        assertThat(NoteReader.of(log.text("checkpoint")).signatures())
                .contains(own.strip(), line(1).strip())
                .doesNotContain(spoilt.strip());
    }

    @Test
    void keepsNoMoreLinesThanAnybodyWouldRead() {
        LedgerClient log = LedgerClient.ofNewTenant(service.address());
        log.post(2);
        String note = ours(log.text("checkpoint"));
        String some = lines(0, 60);
        String others = lines(60, 120);

        assertThat(log.putCheckpoint(note + some).statusCode()).isEqualTo(200);
        assertThat(log.putCheckpoint(note + others).statusCode()).isEqualTo(400);
        assertThat(log.putCheckpoint(note + some).statusCode()).isEqualTo(200);

        assertThat(log.text("checkpoint")).hasSizeLessThan(16 * 1024).doesNotContain(line(60));
    }

    private static String lines(int from, int to) {
        return IntStream.range(from, to).mapToObj(WitnessIT::line).collect(Collectors.joining());
    }

    private static String line(int number) {
        return "— another.example/" + "n".repeat(50) + number + " " + "A".repeat(96) + "\n";
    }

    @Test
    void refusesCheckpointsThatAreNotItsOwn() {
        LedgerClient log = LedgerClient.ofNewTenant(service.address());
        LedgerClient other = LedgerClient.ofNewTenant(service.address());
        log.post(2);
        other.post(2);
        String note = log.text("checkpoint");

        for (String refused : List.of(
                "",
                "rubbish",
                note.replaceFirst("\n2\n", "\n3\n"),
                note.replaceFirst("\n\n", "\nmore\n\n"),
                note.replaceFirst("— (\\S+) (.).", "— $1 AB"),
                note.substring(0, note.indexOf('—')) + "— another.example " + "A".repeat(96) + "\n",
                note.stripTrailing(),
                note + "— another.example not-base64!\n",
                other.text("checkpoint"))) {
            assertThat(log.putCheckpoint(refused).statusCode()).as(refused).isEqualTo(400);
        }
        assertThat(log.putCheckpoint(
                                note + ("— w.example/" + "n".repeat(200) + " " + "A".repeat(96) + "\n").repeat(100))
                        .statusCode())
                .isIn(400, 413);
    }

    /** The note with the service's own signature alone. */
    private static String ours(String note) {
        int lines = note.indexOf("\n\n") + 2;
        return note.substring(0, note.indexOf('\n', lines) + 1);
    }
}
