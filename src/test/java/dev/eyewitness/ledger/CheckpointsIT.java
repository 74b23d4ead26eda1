package dev.eyewitness.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eyewitness.service.OwnDatabase;
import dev.eyewitness.service.ServiceProcess;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two replicas that sign the same logs. */
class CheckpointsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static OwnDatabase database;
    private static List<ServiceProcess> replicas;

    @BeforeAll
    static void startTwo() {
        database = OwnDatabase.start();
        Map<String, String> environment = ServiceProcess.environment(database.url());
        replicas = List.of(ServiceProcess.start(environment), ServiceProcess.start(environment));
        replicas.forEach(ServiceProcess::awaitReady);
    }

    @AfterAll
    static void stop() {
        replicas.forEach(ServiceProcess::close);
        database.close();
    }

    @Test
    void makeOneASecondAtMostHoweverManyAreAskedFor() throws SQLException {
        LedgerClient first = LedgerClient.of(replicas.get(0).address(), "busy");
        LedgerClient second = LedgerClient.of(replicas.get(1).address(), "busy");
        String key = first.text("key");

        for (int round = 0; round < 4; round++) {
            String here = first.postAny();
            String there = second.postAny();
            assertThat(LedgerClient.holds(first.json("proof?id=" + there), key)).isTrue();
            assertThat(LedgerClient.holds(second.json("proof?id=" + here), key)).isTrue();
        }

        assertThat(second.text("key")).isEqualTo(key);
        assertThat(database.query("SELECT size FROM ledger_checkpoint WHERE tenant = 'busy'"))
                .hasSizeGreaterThan(1);
        assertThat(database.query("""
                        SELECT size FROM (
                            SELECT size, made_at - lag(made_at) OVER (ORDER BY size) AS after
                            FROM ledger_checkpoint WHERE tenant = 'busy') AS made
                        WHERE after < interval '1 second'""")).isEmpty();
    }

    @Test
    void areMadeWithoutBeingAskedFor() {
        LedgerClient log = LedgerClient.of(replicas.get(0).address(), "unasked");
        log.post(3);

        await().atMost(PATIENCE)
                .until(() -> database.query("SELECT note FROM ledger_checkpoint WHERE tenant = 'unasked' AND size = 3")
                                .size()
                        == 1);
    }

    @Test
    void coverALogThatHasHardlyGrownForMonths() throws SQLException {
        LedgerClient log = LedgerClient.of(replicas.get(0).address(), "slow");
        log.post(3);
        database.execute("SELECT create_activity_partition((now() - interval '5 months')::date)");
        database.execute("UPDATE activity SET received_at = received_at - interval '5 months' WHERE tenant = 'slow'");

        String newest = log.postAny();

        assertThat(LedgerClient.holds(log.json("proof?id=" + newest), log.text("key")))
                .isTrue();
    }

    @Test
    void areNotMadeOfALogThatWasAltered() throws SQLException {
        LedgerClient log = LedgerClient.of(replicas.get(0).address(), "altered");
        log.post(3);
        assertThat(log.get("checkpoint").statusCode()).isEqualTo(200);

        database.execute("UPDATE activity SET leaf_hash = sha256('x') WHERE tenant = 'altered' AND seq = 2");
        log.post(1);

        assertThat(log.get("checkpoint").statusCode()).isEqualTo(500);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(replicas)
                        .allSatisfy(
                                replica -> assertThat(replica.output().lines().filter(line -> line.contains("ERROR")))
                                        .filteredOn(line -> line.contains("altered"))
                                        .hasSize(1)));
    }

    @Test
    void areNotMadeOfALogWhoseHeadWasSetBack() throws SQLException {
        LedgerClient log = LedgerClient.of(replicas.get(0).address(), "back");
        log.post(3);
        assertThat(log.get("checkpoint").statusCode()).isEqualTo(200);

        database.execute("UPDATE log_head SET seq = 1, frontier = substr(frontier, 33) WHERE tenant = 'back'");
        database.execute("DELETE FROM activity WHERE tenant = 'back' AND seq > 1");

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(replicas.get(0).output()).contains("the log of tenant back was ALTERED"));
        assertThat(log.get("checkpoint").statusCode()).isEqualTo(500);
        assertThat(log.get("tile/0/000.p/1").statusCode()).isEqualTo(500);
    }

    @Test
    void areNotServedOfALogThatIsGone() throws SQLException {
        LedgerClient log = LedgerClient.of(replicas.get(0).address(), "gone");
        log.post(2);
        assertThat(log.get("checkpoint").statusCode()).isEqualTo(200);

        database.execute("DELETE FROM log_head WHERE tenant = 'gone'");

        assertThat(log.get("checkpoint").statusCode()).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void areNotMadeWhereTheNewestIsNotKeptAnyMore(int more) throws SQLException {
        String tenant = "lost" + more;
        LedgerClient log = LedgerClient.of(replicas.get(0).address(), tenant);
        log.post(2);
        assertThat(log.get("checkpoint").statusCode()).isEqualTo(200);

        database.execute("DELETE FROM ledger_checkpoint WHERE tenant = '" + tenant + "'");
        log.post(more);

        assertThat(log.get("checkpoint").statusCode()).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE activity SET description = 'nothing' WHERE tenant = '{tenant}' AND seq = 2",
                "UPDATE activity SET leaf_hash = sha256('x') WHERE tenant = '{tenant}' AND seq = 2",
                "UPDATE activity SET leaf_hash = sha256('x') WHERE tenant = '{tenant}' AND seq = 1",
                "UPDATE activity SET seq = 9 WHERE tenant = '{tenant}' AND seq = 2",
                "UPDATE ledger_checkpoint SET note = replace(note, E'\\n4\\n', E'\\n3\\n') WHERE tenant = '{tenant}'",
                "UPDATE ledger_checkpoint SET note = 'rubbish' WHERE tenant = '{tenant}'"
            })
    void proveNothingThatDoesNotHold(String change) throws SQLException {
        LedgerClient log = LedgerClient.ofNewTenant(replicas.get(0).address());
        log.post(1);
        JsonNode second = log.post("{\"action\":\"login\"}");
        log.post(2);
        String proof = "proof?id=" + second.path("id").asText();
        assertThat(log.get(proof).statusCode()).isEqualTo(200);
        assertThat(log.get("checkpoint").statusCode()).isEqualTo(200);

        database.execute(change.replace("{tenant}", second.path("tenant").asText()));

        assertThat(log.get(proof).statusCode()).isEqualTo(500);
    }

    /** Who makes one holds a connection, and must not need another for the key. */
    @Test
    void needOneConnectionEach() {
        Map<String, String> environment = ServiceProcess.environment(database.url());
        environment.put("QUARKUS_DATASOURCE_JDBC_MAX_SIZE", "1");
        try (ServiceProcess narrow = ServiceProcess.start(environment)) {
            narrow.awaitReady();
            LedgerClient log = LedgerClient.of(narrow.address(), "narrow");
            log.post(1);

            assertThat(log.get("checkpoint").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void warnsThatTheKeyLiesInTheDatabase() {
        assertThat(replicas)
                .allSatisfy(replica -> assertThat(
                                replica.output().lines().filter(line -> line.contains("EYEWITNESS_LEDGER_KEY")))
                        .hasSize(1));
    }
}
