package dev.eyewitness.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eyewitness.activity.Activity;
import dev.eyewitness.activity.ActivityRow;
import dev.eyewitness.merkle.Checkpoint;
import dev.eyewitness.merkle.Frontier;
import dev.eyewitness.merkle.Leaf;
import dev.eyewitness.merkle.MerkleTree;
import dev.eyewitness.merkle.PersonalValues;
import dev.eyewitness.merkle.SignedNote;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Database;
import dev.eyewitness.service.Json;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
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

    private static final String EXPORT = "/api/v1/activities/export?format=ndjson";

    /** As docs/proving.md has it. */
    private static final String ERASED =
            "admin_name = NULL, admin_email = NULL, entity_name = NULL, ip_address = NULL, user_agent = NULL, device_type = NULL,"
                    + " device_browser = NULL, device_os = NULL, failure_reason = NULL, metadata = NULL, changes = NULL,"
                    + " description = '', salt = NULL";

    private static final String KEPT = ", commitment = '{personal}'";

    @TempDir
    private Path folder;

    private final String tenant = Tokens.newTenant();
    private final Api api = Api.as(Tokens.admin().tenant(tenant));
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

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

    /** An erased activity keeps what its personal values entered the leaf as; whoever writes that beside others proves nothing by it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "description = 'nothing happened', salt = NULL",
                "description = 'nothing happened'",
                "ip_address = NULL, salt = sha256('x')"
            })
    void valuesBesideTheCommitmentToWhatTheyWere(String change) throws Exception {
        assertThat(verifyAfter(third(change + KEPT))).isEqualTo(Verify.NOT_PROVED);
        assertThat(api.request().get("/api/v1/ledger/proof?id=" + idOfThird()).statusCode())
                .isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admin_name = 'Grace'",
                "admin_email = ''",
                "metadata = '{}'",
                "changes = '[]'",
                "device_type = 'bot'",
                "description = ' '",
                "commitment = NULL",
                "commitment = sha256('x')"
            })
    void valuesBesideThoseThatAreErased(String change) throws Exception {
        assertThat(verifyAfter(third(ERASED + KEPT) + ";" + third(change))).isEqualTo(Verify.NOT_PROVED);
    }

    @Test
    void valuesThatAreErasedAreNotProvedButThatTheyWereRecorded() throws Exception {
        assertThat(verifyAfter(third(ERASED + KEPT)))
                .as(said.toString(StandardCharsets.UTF_8))
                .isEqualTo(Verify.PROVED);

        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("erased: number 3 (1 in all)")
                .contains("PROVED: 5 lines");
        assertThat(Json.parse(ledger("proof?id=" + idOfThird())).has("salt")).isFalse();
    }

    private static String third(String assignments) {
        return "UPDATE activity SET " + assignments + " WHERE tenant = '{tenant}' AND seq = 3";
    }

    private String idOfThird() throws SQLException {
        return Database.query("SELECT id FROM activity WHERE tenant = '" + tenant + "' AND seq = 3")
                .getFirst();
    }

    @Test
    void aHeadWithoutItsTreeIsRecordedToAllTheSame() throws Exception {
        record(3);
        Database.update("UPDATE log_head SET frontier = 'x' WHERE tenant = '" + tenant + "'");

        record(2);

        assertThat(Database.query("SELECT frontier FROM log_head WHERE tenant = '" + tenant + "'"))
                .as("evidence that stays")
                .containsExactly("\\x78");
        assertThat(export("").lines()).hasSize(5);
        assertThat(api.request().get("/api/v1/ledger/checkpoint").statusCode()).isEqualTo(500);
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

    /** Nobody notices by what stands in the database and behind the service any more; only who has kept an older checkpoint does. */
    @Test
    void aWholeLogHashedAndSignedAnew() throws Exception {
        record(5);
        Path signed = save("checkpoint", ledger("checkpoint"));
        String key = ledger("key").strip();
        rewrite("UPDATE activity SET description = 'nothing happened' WHERE tenant = '{tenant}' AND seq = 3");
        record(1);

        Path signedAnew = save("signedAnew", ledger("checkpoint"));
        Path consistency = save("consistency", ledger("consistency?from=5&to=6"));
        Path export = save("export", export(""));
        Path filtered = save("filtered", export("&treeSize=6"));

        assertThat(verify(filtered, "--checkpoint", signedAnew.toString(), "--key", key))
                .as("by the new checkpoint alone")
                .isZero();
        assertThat(verify(export, "--checkpoint", signed.toString(), "--key", key))
                .as("by the old one")
                .isEqualTo(Verify.NOT_PROVED);
        assertThat(MerkleTree.verifyConsistency(
                        5, 6, checkpoint(signed).root(), checkpoint(signedAnew).root(), hashes(consistency)))
                .as("the new one continues the old one")
                .isFalse();
    }

    /** The database does not know that number 5 was given out before: there are two of it then. */
    @Test
    void aHeadThatIsSetBackWithItsTree() throws Exception {
        record(4);
        String frontier = Database.query("SELECT encode(frontier, 'hex') FROM log_head WHERE tenant = '" + tenant + "'")
                .getFirst();
        record(1);
        Path signed = save("checkpoint", ledger("checkpoint"));
        String key = ledger("key").strip();
        Database.update("UPDATE log_head SET seq = 4, frontier = decode('" + frontier + "', 'hex') WHERE tenant = '"
                + tenant + "'");
        record(1);

        Path export = save("export", export(""));

        assertThat(verify(export, "--checkpoint", signed.toString(), "--key", key))
                .isEqualTo(Verify.NOT_PROVED);
    }

    /** Does what somebody can who has the database and knows how the service works: everything fits again afterwards. */
    private void rewrite(String change) throws SQLException {
        try (Connection connection = Database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(change.replace("{tenant}", tenant));
            Frontier frontier = Frontier.of(0, new byte[0]);
            try (ResultSet row = statement.executeQuery("SELECT " + ActivityRow.COLUMNS
                            + " FROM activity WHERE tenant = '" + tenant + "' ORDER BY seq");
                    PreparedStatement update = connection.prepareStatement(
                            "UPDATE activity SET leaf_hash = ? WHERE tenant = ? AND seq = ?")) {
                while (row.next()) {
                    Activity activity = ActivityRow.read(row);
                    byte[] hash = Leaf.hash(
                            activity, PersonalValues.of(activity).commitment(Objects.requireNonNull(activity.salt)));
                    frontier.append(hash);
                    update.setBytes(1, hash);
                    update.setString(2, tenant);
                    update.setLong(3, activity.seq);
                    update.executeUpdate();
                }
            }
            statement.execute("""
                    DELETE FROM ledger_checkpoint WHERE tenant = '%1$s';
                    DELETE FROM ledger_head WHERE tenant = '%1$s';
                    UPDATE log_head SET frontier = decode('%2$s', 'hex') WHERE tenant = '%1$s'""".formatted(tenant, HexFormat.of().formatHex(frontier.toBytes())));
        }
    }

    private int verifyAfter(String change) throws IOException, SQLException {
        record(5);
        String key = ledger("key").strip();
        Path checkpoint = save("checkpoint", ledger("checkpoint"));
        String leaf = Json.parse(ledger("proof?id=" + idOfThird())).path("leaf").asText();
        byte[] personal =
                Base64.getDecoder().decode(Json.parse(leaf).path("personal").asText());
        try (Connection connection = Database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(change.replace("{tenant}", tenant)
                    .replace("{personal}", "\\x" + HexFormat.of().formatHex(personal)));
        }
        return verify(save("export", export("")), "--checkpoint", checkpoint.toString(), "--key", key);
    }

    private void record(int count) {
        for (int number = 1; number <= count; number++) {
            assertThat(api.post(EVERY_FIELD).statusCode()).isEqualTo(201);
        }
    }

    private String ledger(String path) {
        return answer("/api/v1/ledger/" + path);
    }

    private String export(String parameters) {
        return answer(EXPORT + parameters);
    }

    private String answer(String path) {
        Response answer = api.request().get(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.asString();
    }

    private Path save(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Checkpoint checkpoint(Path file) throws IOException {
        return Checkpoint.parse(
                        SignedNote.parse(Files.readString(file)).orElseThrow().text())
                .orElseThrow();
    }

    private static List<byte[]> hashes(Path consistency) throws IOException {
        List<byte[]> hashes = new ArrayList<>();
        Json.parse(Files.readString(consistency))
                .path("hashes")
                .forEach(hash -> hashes.add(Base64.getDecoder().decode(hash.asText())));
        return hashes;
    }

    private int verify(Path export, String... options) {
        List<String> arguments = new ArrayList<>(List.of(export.toString()));
        arguments.addAll(List.of(options));
        return Verify.run(arguments, new PrintStream(said, true, StandardCharsets.UTF_8));
    }
}
