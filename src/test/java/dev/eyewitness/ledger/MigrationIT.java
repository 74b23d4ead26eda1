package dev.eyewitness.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eyewitness.service.OwnDatabase;
import dev.eyewitness.service.ServiceProcess;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What was recorded before logs were trees is proved as well. */
class MigrationIT {

    /** More than two pages of what is taken in at once, and more than a full tile of any kind. */
    private static final int RECORDED = 2_345;

    @Test
    void takesInWhatWasRecordedBefore() throws SQLException {
        try (OwnDatabase database = OwnDatabase.start()) {
            migrateToVersion4(database);
            record(database, "old", RECORDED);
            record(database, "small", 1);
            database.execute("INSERT INTO log_head (tenant, epoch) VALUES ('empty', 'e')");

            try (ServiceProcess service = ServiceProcess.start(ServiceProcess.environment(database.url()))) {
                service.awaitReady();

                LedgerClient log = LedgerClient.of(service.address(), "old");
                String key = log.text("key");
                String fresh = log.postAny();
                log.text("checkpoint");
                for (String id : List.of(id(database, 1), id(database, 1_001), id(database, RECORDED), fresh)) {
                    JsonNode proof = log.json("proof?id=" + id);
                    assertThat(LedgerClient.holds(proof, key))
                            .as(proof.toString())
                            .isTrue();
                    assertThat(proof.path("treeSize").asInt()).isEqualTo(RECORDED + 1);
                }
                assertThat(RebuiltTree.ofTiles(log, RECORDED + 1).root())
                        .isEqualTo(
                                NoteReader.verified(log.text("checkpoint"), key).root());
                assertThat(signedSize(service, "small")).isEqualTo(1);
                assertThat(signedSize(service, "empty")).isZero();
            }
        }
    }

    @Test
    void leavesOutALogWithHolesAndRecordsOn() throws SQLException {
        try (OwnDatabase database = OwnDatabase.start()) {
            migrateToVersion4(database);
            record(database, "old", 10);
            database.execute("DELETE FROM activity WHERE seq < 4");

            try (ServiceProcess service = ServiceProcess.start(ServiceProcess.environment(database.url()))) {
                service.awaitReady();

                LedgerClient log = LedgerClient.of(service.address(), "old");
                assertThat(log.post("{\"action\":\"login\"}").path("seq").asInt())
                        .isEqualTo(11);
                assertThat(log.get("checkpoint").statusCode()).isEqualTo(500);
                assertThat(service.output()).contains("the log of tenant old lacks numbers");
            }
        }
    }

    private static long signedSize(ServiceProcess service, String tenant) {
        return NoteReader.of(LedgerClient.of(service.address(), tenant).text("checkpoint"))
                .size();
    }

    private static void migrateToVersion4(OwnDatabase database) {
        Flyway.configure()
                .dataSource(database.url(), "postgres", "postgres")
                .target("4")
                .load()
                .migrate();
    }

    private static void record(OwnDatabase database, String tenant, int activities) throws SQLException {
        database.execute("SELECT create_activity_partition(now()::date)");
        database.execute("""
                INSERT INTO activity (tenant, seq, id, received_at, occurred_at, action, label, category, icon, severity,
                    description, admin_id, admin_name, ip_address, user_agent, device_type, device_browser, device_os, success,
                    metadata, changes)
                SELECT '%s', number, uuidv7_of(at), at, at - interval '1234567 microseconds', 'user_updated', 'User updated', 'user',
                    'pencil', 1, 'Ada did ' || number, 'ada', 'Ada “the first” Lovelace', '2001:db8::17', 'curl/8', 'desktop', NULL,
                    'Linux', number %% 2 = 0,
                    CASE WHEN number %% 3 = 0 THEN jsonb_build_object('n', number, 'price', 1.50, 'é', 'a b') END,
                    '[{"field": "x", "from": null, "to": 1e2}]'
                FROM (SELECT number, date_trunc('milliseconds', clock_timestamp()) AS at
                      FROM generate_series(1, %d) AS number) AS numbered""".replace("uuidv7_of(at)", """
                        (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || substr(md5(number::text), 1, 3)
                            || '8' || substr(md5(number::text), 4, 15))::uuid""").formatted(tenant, activities));
        database.execute(
                "INSERT INTO log_head (tenant, epoch, seq, received_at) SELECT '%s', 'old', %d, max(received_at) FROM activity"
                        .formatted(tenant, activities));
    }

    private static String id(OwnDatabase database, int seq) throws SQLException {
        return database.query("SELECT id FROM activity WHERE tenant = 'old' AND seq = " + seq)
                .getFirst();
    }
}
