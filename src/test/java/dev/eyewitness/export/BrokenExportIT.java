package dev.eyewitness.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Database;
import dev.eyewitness.service.Json;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.ServiceProcess;
import dev.eyewitness.service.Stream;
import dev.eyewitness.service.Tokens;
import dev.eyewitness.service.WireConnection;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports that do not reach their end: none looks whole, and none goes unrecorded. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class BrokenExportIT {

    /** More than all buffers on the way hold together: 60 MB. */
    private static final int ACTIVITIES = 4_000;

    /** The exports under way; the indexer and the feed read the same columns, from a number on. */
    private static final String CURSORS = " FROM pg_stat_activity WHERE query LIKE 'SELECT id, seq, tenant%'"
            + " AND query NOT LIKE '%seq > %' AND state <> 'idle'";

    private final String tenant = Tokens.newTenant();
    private final String token = Tokens.admin().tenant(tenant).sign();
    private final Api api = new Api(token);

    @BeforeEach
    void fillTheLog() throws SQLException {
        LargeLog.fill(tenant, ACTIVITIES);
    }

    @Test
    void aLargeOneReachesItsEnd() throws IOException, InterruptedException {
        try (Download download = Download.begin(Api.address(), token, "format=ndjson")) {
            String file = new String(download.readRest(), StandardCharsets.UTF_8);

            assertThat(file.lines()).hasSize(ACTIVITIES);
        }
        assertThat(record().path("metadata").path("count").asLong()).isEqualTo(ACTIVITIES);
        assertThat(record().path("success").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "ndjson"})
    void breaksWhereTheDatabaseFailsMidway(String format) throws IOException, InterruptedException, SQLException {
        try (Download download = Download.begin(Api.address(), token, "format=" + format)) {
            download.readSome();
            assertThat(Database.query("SELECT pg_terminate_backend(pid)" + CURSORS))
                    .containsExactly("t");

            assertThatThrownBy(download::readRest).isInstanceOf(IOException.class);
        }

        assertIsRecordedAs("the database failed");
    }

    @Test
    void endsWhereTheClientLeaves() throws IOException, InterruptedException {
        try (Download download = Download.begin(Api.address(), token, "format=ndjson")) {
            download.readSome();
        }

        assertIsRecordedAs("the client left");
        awaitNoCursor();
    }

    /** A database that waits for a lock is as long at it as one that looks for a match, and on any machine. */
    @Test
    void endsTheDatabasesWorkWhereTheClientLeavesBeforeTheFirst() throws IOException, SQLException {
        try (Connection connection = Database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE activity IN ACCESS EXCLUSIVE MODE");
            try (WireConnection client = WireConnection.to(Api.address())) {
                client.send("GET /api/v1/activities/export?format=csv", Map.of("Authorization", "Bearer " + token));
                await("the cursor")
                        .atMost(Stream.PATIENCE)
                        .until(() -> Database.query("SELECT pid" + CURSORS), waiting -> !waiting.isEmpty());
            }

            awaitNoCursor();
            connection.rollback();
        }
        await("the record")
                .atMost(Stream.PATIENCE)
                .until(() -> record().path("failureReason").asText().equals("the client left"));
    }

    @Test
    void endsWhereTheClientTakesNothing() throws IOException, InterruptedException {
        Map<String, String> environment = ServiceProcess.environment(Database.url());
        environment.put("EYEWITNESS_EXPORT_STALL_TIMEOUT", "1s");
        try (ServiceProcess impatient = ServiceProcess.start(environment)) {
            impatient.awaitReady();
            try (Download download = Download.begin(impatient.address(), token, "format=ndjson")) {
                assertIsRecordedAs("the client left");
                assertThatThrownBy(download::readRest).isInstanceOf(IOException.class);
            }
            awaitNoCursor();
        }
    }

    @Test
    void holdsNothingUpOnceItIsBroken() throws IOException, InterruptedException, SQLException {
        try (ServiceProcess service = ServiceProcess.start(ServiceProcess.environment(Database.url()))) {
            service.awaitReady();
            try (Download download = Download.begin(service.address(), token, "format=csv")) {
                download.readSome();
                Database.query("SELECT pg_terminate_backend(pid)" + CURSORS);
                assertThatThrownBy(download::readRest).isInstanceOf(IOException.class);
            }
            assertIsRecordedAs("the database failed");

            service.terminate();

            service.awaitExit();
            assertThat(service.output()).doesNotContain("Timed out");
        }
    }

    @Test
    void isRefusedWhereTooManyAreUnderWayUntilOneEnds() throws IOException, InterruptedException {
        Map<String, String> environment = ServiceProcess.environment(Database.url());
        environment.put("EYEWITNESS_EXPORT_CONCURRENT", "1");
        try (ServiceProcess narrow = ServiceProcess.start(environment)) {
            narrow.awaitReady();
            try (Download first = Download.begin(narrow.address(), token, "format=ndjson")) {
                try (Download second = Download.begin(narrow.address(), token, "format=ndjson")) {
                    assertThat(second.status()).isEqualTo(503);
                    assertThat(second.answer().headers().firstValue("Retry-After"))
                            .isPresent();
                    assertThat(new String(second.readRest(), StandardCharsets.UTF_8))
                            .contains("exports");
                }
                assertThat(first.readRest()).hasSizeGreaterThan(ACTIVITIES * 15_000);
            }
            try (Download third = Download.begin(narrow.address(), token, "format=csv&action=logout")) {
                assertThat(third.status()).isEqualTo(200);
            }
        }
    }

    private void assertIsRecordedAs(String reason) {
        await("the record")
                .atMost(Stream.PATIENCE)
                .until(() -> record().path("action").asText().equals("export_generated"));
        JsonNode record = record();
        assertThat(record.path("success").asBoolean()).isFalse();
        assertThat(record.path("failureReason").asText()).isEqualTo(reason);
        assertThat(record.path("metadata").path("count").asInt()).isBetween(1, ACTIVITIES - 1);
    }

    private static void awaitNoCursor() {
        await("the end of the cursor")
                .atMost(Stream.PATIENCE)
                .until(() -> Database.query("SELECT pid" + CURSORS), List::isEmpty);
    }

    private JsonNode record() {
        return Json.parse(api.request().get("/api/v1/activities?limit=1").asString())
                .path("items")
                .path(0);
    }
}
