package dev.eyewitness.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eyewitness.service.Api;
import dev.eyewitness.service.Database;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody with full access to the database alters a log; who holds an older checkpoint notices from the next export. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class TamperingIT {

    private static final String EVERY_FIELD = """
            {"action":"payout_approved","adminName":"Ada","adminEmail":"ada@example.com","sessionId":"s","entityType":"payout",
             "entityId":"po_17","entityName":"March","ipAddress":"203.0.113.7","success":false,"failureReason":"none",
             "userAgent":"Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0","metadata":{"amount":1},
             "changes":[{"field":"x","from":1,"to":2}]}""";

    @TempDir
    private Path folder;

    private final String tenant = Tokens.newTenant();
    private final Api api = Api.as(Tokens.admin().tenant(tenant));

    @Test
    void whatNobodyAlteredIsProved() throws Exception {
        assertThat(verifyAfter("SELECT 1")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id = gen_random_uuid()",
                "seq = 7",
                "received_at = received_at + interval '1 ms'",
                "occurred_at = occurred_at - interval '1 us'",
                "action = 'payout_rejected'",
                "label = 'Other'",
                "category = 'user'",
                "icon = 'other'",
                "severity = 0",
                "description = description || '.'",
                "admin_id = 'grace'",
                "admin_name = NULL",
                "admin_email = 'other@example.com'",
                "session_id = NULL",
                "entity_type = 'user'",
                "entity_id = 'po_18'",
                "entity_name = ''",
                "ip_address = '203.0.113.8'",
                "user_agent = 'curl'",
                "device_type = 'mobile'",
                "device_browser = NULL",
                "device_os = 'Windows'",
                "success = true",
                "failure_reason = 'other'",
                "metadata = '{\"amount\":1.0000000000000000001}'",
                "changes = NULL",
                "trace_id = '4bf92f3577b34da6a3ce929d0e0e4736'",
                "salt = sha256('x')",
                "leaf_hash = sha256('x')",
                "commitment = sha256('x')"
            })
    void anyColumnOfAnActivity(String change) throws Exception {
        assertThat(verifyAfter("UPDATE activity SET " + change + " WHERE tenant = '{tenant}' AND seq = 3"))
                .isEqualTo(Verify.NOT_PROVED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM activity WHERE tenant = '{tenant}' AND seq = 3",
                "DELETE FROM activity WHERE tenant = '{tenant}' AND seq = 5",
                "UPDATE activity SET seq = 8 - seq, received_at = now() WHERE tenant = '{tenant}' AND seq IN (3, 5)",
                "CREATE TEMP TABLE copy AS SELECT * FROM activity WHERE tenant = '{tenant}' AND seq = 3;"
                        + " UPDATE copy SET seq = 6, id = gen_random_uuid(); INSERT INTO activity SELECT * FROM copy; DROP TABLE copy",
                "UPDATE log_head SET seq = 4 WHERE tenant = '{tenant}'; DELETE FROM activity WHERE tenant = '{tenant}' AND seq = 5"
            })
    void whichActivitiesThereAre(String change) throws Exception {
        assertThat(verifyAfter(change)).isEqualTo(Verify.NOT_PROVED);
    }

    private int verifyAfter(String change) throws IOException, SQLException {
        for (int number = 1; number <= 5; number++) {
            assertThat(api.post(EVERY_FIELD).statusCode()).isEqualTo(201);
        }
        String key = api.request().get("/api/v1/ledger/key").asString().strip();
        Path checkpoint = Files.writeString(
                folder.resolve("checkpoint"),
                api.request().get("/api/v1/ledger/checkpoint").asString());
        try (Connection connection = Database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(change.replace("{tenant}", tenant));
        }
        Path export = Files.writeString(
                folder.resolve("export"),
                api.request().get("/api/v1/activities/export?format=ndjson").asString());
        PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return Verify.run(List.of(export.toString(), "--checkpoint", checkpoint.toString(), "--key", key), out);
    }
}
