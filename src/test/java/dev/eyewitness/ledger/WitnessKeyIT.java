package dev.eyewitness.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eyewitness.service.OwnDatabase;
import dev.eyewitness.service.ServiceProcess;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where the witness's key is configured, nothing is taken but what it has signed. */
class WitnessKeyIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Cosigner COSIGNER = Cosigner.make("witness.example/w2");
    private static final Cosigner OTHER = Cosigner.make("witness.example/w2");
    private static final String JUNK = "— another.example/witness " + "A".repeat(96) + "\n";

    private static OwnDatabase database;
    private static WitnessServer witness;
    private static ServiceProcess service;

    @BeforeAll
    static void start() throws IOException {
        database = OwnDatabase.start();
        witness = WitnessServer.start(
                text -> (text.startsWith("eyewitness/spoilt") ? OTHER : COSIGNER).sign(text, 1) + JUNK);
        Map<String, String> environment = ServiceProcess.environment(database.url());
        environment.put("EYEWITNESS_LEDGER_WITNESS_URL", witness.address().toString());
        environment.put("EYEWITNESS_LEDGER_WITNESS_RETRY", "1s");
        environment.put("EYEWITNESS_LEDGER_WITNESS_KEY", COSIGNER.verifierKey());
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
    void takesWhatTheWitnessHasSignedAndNothingThatStandsBesideIt() {
        LedgerClient log = LedgerClient.of(service.address(), "signed");
        log.post(2);

        await().atMost(PATIENCE).until(() -> signatures(log).size() == 2);

        assertThat(signatures(log).getLast())
                .isEqualTo(COSIGNER.sign(text(log), 1).strip());
    }

    @Test
    void takesNothingThatAnotherHasSigned() {
        LedgerClient log = LedgerClient.of(service.address(), "spoilt");
        log.post(2);

        await().atMost(PATIENCE).until(() -> service.output().contains("its signature is not valid"));

        assertThat(signatures(log)).hasSize(1);
    }

    @Test
    void takesTheSameBackFromAnAdmin() {
        LedgerClient log = LedgerClient.of(service.address(), "spoilt");
        log.post(1);
        String note = log.text("checkpoint");
        String valid = COSIGNER.sign(text(log), 2);

        assertThat(log.putCheckpoint(note + JUNK).statusCode()).isEqualTo(400);
        assertThat(log.putCheckpoint(note + OTHER.sign(text(log), 2)).statusCode())
                .isEqualTo(400);
        assertThat(log.putCheckpoint(note + JUNK + valid + OTHER.sign(text(log), 2))
                        .statusCode())
                .isEqualTo(200);

        assertThat(signatures(log)).hasSize(2).last().isEqualTo(valid.strip());
    }

    @Test
    void aLogThatCannotBeBroughtKeepsNoOtherWaiting() throws SQLException {
        for (String altered : List.of("spoilt-1", "spoilt-2", "spoilt-3")) {
            LedgerClient log = LedgerClient.of(service.address(), altered);
            log.post(2);
            log.text("checkpoint");
            database.execute("DELETE FROM ledger_checkpoint WHERE tenant = '" + altered + "'");
        }
        LedgerClient beside = LedgerClient.of(service.address(), "beside-them");
        beside.post(2);

        await().atMost(PATIENCE).until(() -> signatures(beside).size() == 2);
        await().atMost(PATIENCE).until(() -> service.output().contains("the log of tenant spoilt-3 was ALTERED"));
    }

    private static List<String> signatures(LedgerClient log) {
        return NoteReader.verified(log.text("checkpoint"), log.text("key")).signatures();
    }

    private static String text(LedgerClient log) {
        String note = log.text("checkpoint");
        return note.substring(0, note.indexOf("\n\n") + 1);
    }
}
