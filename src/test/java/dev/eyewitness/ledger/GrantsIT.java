package dev.eyewitness.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.eyewitness.service.OwnDatabase;
import dev.eyewitness.service.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The role that the documentation grants: the service works with it, and cannot alter what it has recorded. */
class GrantsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ROLE = "eyewitness_service";

    private static OwnDatabase database;
    private static ServiceProcess service;

    @BeforeAll
    static void migrateAsOwnerAndStartAsService() throws SQLException, IOException {
        database = OwnDatabase.start();
        Map<String, String> environment = ServiceProcess.environment(database.url());
        try (ServiceProcess owner = ServiceProcess.start(environment)) {
            owner.awaitReady();
        }
        database.execute(documentedGrants());
        environment.put("QUARKUS_DATASOURCE_USERNAME", ROLE);
        environment.put("EYEWITNESS_LOG_MIGRATE_AT_START", "false");
        service = ServiceProcess.start(environment);
        service.awaitReady();
    }

    @AfterAll
    static void stop() {
        service.close();
        database.close();
    }

    private static String documentedGrants() throws IOException {
        Matcher sql = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs", "operations.md")));
        assertThat(sql.find()).isTrue();
        return sql.group(1);
    }

    @Test
    void everythingWorks() {
        LedgerClient log = LedgerClient.ofNewTenant(service.address());

        String id = log.postAny();
        log.post(300);

        assertThat(LedgerClient.holds(log.json("proof?id=" + id), log.text("key")))
                .isTrue();
        assertThat(log.call("GET", "/api/v1/activities?search=login", "")).isEqualTo(200);
        assertThat(log.call("GET", "/api/v1/activities/summary", "")).isEqualTo(200);
        assertThat(log.call("GET", "/api/v1/sessions", "")).isEqualTo(200);
        assertThat(log.call("GET", "/api/v1/activities/export?format=csv", "")).isEqualTo(200);
        assertThat(log.call("POST", "/api/v1/activities", "{\"action\":\"login\",\"idempotencyKey\":\"k\"}"))
                .isEqualTo(201);
        assertThat(log.call("POST", "/api/v1/activities", "{\"action\":\"login\",\"idempotencyKey\":\"k\"}"))
                .isEqualTo(200);
        String own =
                "{\"label\":\"L\",\"category\":\"system\",\"icon\":\"plug\",\"severity\":\"info\",\"template\":\"{admin}\"}";
        assertThat(log.call("PUT", "/api/v1/actions/own", own)).isEqualTo(200);
        assertThat(log.call("PUT", "/api/v1/actions/own", own)).isEqualTo(200);
        assertThat(log.call("DELETE", "/api/v1/actions/own", "")).isEqualTo(204);
        await().atMost(PATIENCE)
                .until(() -> database.query("SELECT 1 FROM log_head LEFT JOIN search_head USING (tenant)"
                                + " WHERE log_head.seq > coalesce(search_head.seq, 0)")
                        .isEmpty());
        assertThat(service.output()).doesNotContain("permission denied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE activity SET description = 'nothing'",
                "DELETE FROM activity",
                "TRUNCATE activity",
                "UPDATE ledger_tile SET root = ''",
                "DELETE FROM ledger_tile",
                "UPDATE ledger_key SET private_key = ''",
                "ALTER TABLE activity DISABLE TRIGGER ALL",
                "DROP TABLE activity",
                "CREATE TABLE other (id int)"
            })
    void whatWasRecordedCannotBeAltered(String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(database.url().replaceFirst("user=[^&]*", ""), ROLE, "");
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql))
                    .isInstanceOf(SQLException.class)
                    .extracting(refusal -> ((SQLException) refusal).getSQLState())
                    .isEqualTo("42501");
        }
    }

    @Test
    void norAPartitionOfIt() throws SQLException {
        String partition = database.query(
                        "SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = 'activity'::regclass")
                .getFirst();

        whatWasRecordedCannotBeAltered("UPDATE " + partition + " SET description = 'nothing'");
        whatWasRecordedCannotBeAltered("DELETE FROM " + partition);
    }
}
