package dev.eyewitness.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eyewitness.merkle.Checkpoint;
import dev.eyewitness.merkle.MerkleTree;
import dev.eyewitness.merkle.SignedNote;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Database;
import dev.eyewitness.service.Json;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exports whose lines can be verified one by one. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class ProvedExportIT {

    private final String tenant = Tokens.newTenant();
    private final Api api = Api.as(Tokens.admin().tenant(tenant));

    @Test
    void whatAFilterLeavesIsProvedLineByLine() {
        record(700);

        List<JsonNode> lines = export("&action=login");

        assertThat(lines).hasSize(350);
        Checkpoint checkpoint = checkpoint(700);
        assertThat(lines).allMatch(line -> isProved(line, checkpoint));
    }

    @Test
    void aWholeLogIsProvedLineByLineWhereThatIsAskedFor() {
        record(300);
        Checkpoint checkpoint = Checkpoint.parse(
                        SignedNote.parse(ledger("checkpoint")).orElseThrow().text())
                .orElseThrow();

        assertThat(export("")).hasSize(300).noneMatch(line -> line.has("proof"));
        assertThat(export("&proofs=true&treeSize=300")).hasSize(300).allMatch(line -> isProved(line, checkpoint));
        assertThat(export("&success=true&proofs=false")).isNotEmpty().noneMatch(line -> line.has("proof"));
    }

    @Test
    void nothingIsExportedBeyondTheTreeThatProvesIt() {
        record(10);
        ledger("checkpoint");
        record(10);

        List<JsonNode> lines = export("&treeSize=7");

        assertThat(lines).extracting(line -> line.path("seq").asInt()).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(lines).allMatch(line -> line.path("proof").path("treeSize").asInt() == 7);
    }

    @Test
    void anAlteredLogIsExportedWithoutProofsUnlessTheyAreAskedFor() throws SQLException {
        record(4);
        Database.update("UPDATE activity SET leaf_hash = sha256('x') WHERE tenant = '" + tenant + "' AND seq = 4");
        record(1);

        assertThat(export("&success=true")).hasSize(5).noneMatch(line -> line.has("proof"));
        assertThat(answer("&success=true&proofs=true").statusCode()).isEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource({
        "&proofs=yes, proofs, 'must be true or false'",
        "&treeSize=9999, treeSize, 'is larger than the log, which has 1 activities'",
        "&treeSize=-1, treeSize, 'must be a number of activities, such as 4711'",
        "&treeSize=1&proofs=false, treeSize, 'needs proofs, and proofs is false'"
    })
    void refusesWhatIsNone(String parameters, String field, String message) {
        record(1);

        Response answer = answer(parameters);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("violations[0].field")).isEqualTo(field);
        assertThat(answer.jsonPath().getString("violations[0].message")).isEqualTo(message);
    }

    @Test
    void otherFormatsHaveNoProofs() {
        Response answer = api.request().get("/api/v1/activities/export?format=csv&proofs=true");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("violations[0].message")).isEqualTo("needs format=ndjson");
    }

    /** Every other one a login. */
    private void record(int count) {
        api.recordAll(IntStream.range(0, count)
                .mapToObj(number -> "{\"action\":\"" + (number % 2 == 0 ? "login" : "logout") + "\"}")
                .toList());
    }

    private Response answer(String parameters) {
        return api.request().get("/api/v1/activities/export?format=ndjson" + parameters);
    }

    private List<JsonNode> export(String parameters) {
        Response answer = answer(parameters);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.asString().lines().map(Json::parse).toList();
    }

    private String ledger(String path) {
        Response answer = api.request().get("/api/v1/ledger/" + path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.asString();
    }

    private Checkpoint checkpoint(long size) {
        SignedNote note = SignedNote.parse(ledger("checkpoint?size=" + size)).orElseThrow();
        return Checkpoint.parse(note.text()).orElseThrow();
    }

    private static boolean isProved(JsonNode line, Checkpoint checkpoint) {
        JsonNode proof = line.path("proof");
        List<byte[]> hashes = new ArrayList<>();
        proof.path("hashes").forEach(hash -> hashes.add(Base64.getDecoder().decode(hash.asText())));
        return proof.path("treeSize").asLong() == checkpoint.size()
                && proof.path("index").asLong() == line.path("seq").asLong() - 1
                && MerkleTree.verifyInclusion(
                        Base64.getDecoder().decode(line.path("leafHash").asText()),
                        proof.path("index").asLong(),
                        checkpoint.size(),
                        hashes,
                        checkpoint.root());
    }
}
