package dev.eyewitness.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eyewitness.merkle.MerkleTree;
import dev.eyewitness.service.Json;
import dev.eyewitness.service.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** One tenant's log, written and then read by somebody who trusts nothing but the key. */
record LedgerClient(URI service, String token) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LARGEST_BATCH = 1_000;

    /** A log that no other test writes to. */
    static LedgerClient ofNewTenant(URI service) {
        return of(service, Tokens.newTenant());
    }

    static LedgerClient of(URI service, String tenant) {
        return new LedgerClient(service, Tokens.admin().tenant(tenant).sign());
    }

    /** Posts one activity and returns it as answered. */
    JsonNode post(String json) {
        HttpResponse<byte[]> answer = send(request("/api/v1/activities")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(201);
        return Json.parse(text(answer));
    }

    /** Posts one activity and returns its id. */
    String postAny() {
        return post("{\"action\":\"login\"}").path("id").asText();
    }

    /** Posts that many activities, in batches. */
    void post(int count) {
        for (int posted = 0; posted < count; posted += LARGEST_BATCH) {
            String batch = IntStream.range(0, Math.min(LARGEST_BATCH, count - posted))
                    .mapToObj(item -> "{\"action\":\"login\"}")
                    .collect(Collectors.joining(",", "[", "]"));
            HttpResponse<byte[]> answer = send(request("/api/v1/activities/batch")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(batch)));
            assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
        }
    }

    /** What that path below the ledger's address answers. */
    HttpResponse<byte[]> get(String path) {
        return send(request("/api/v1/ledger/" + path));
    }

    /** The body of a 200. */
    byte[] bytes(String path) {
        HttpResponse<byte[]> answer = get(path);
        assertThat(answer.statusCode()).as(path + ": " + text(answer)).isEqualTo(200);
        return answer.body();
    }

    String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    JsonNode json(String path) {
        return Json.parse(text(path));
    }

    /** The activity of that id. */
    JsonNode activity(String id) {
        HttpResponse<byte[]> answer = send(request("/api/v1/activities/" + id));
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
        return Json.parse(text(answer));
    }

    HttpResponse<byte[]> putCheckpoint(String note) {
        return send(request("/api/v1/ledger/checkpoint")
                .header("Content-Type", "text/plain")
                .PUT(BodyPublishers.ofString(note)));
    }

    /** The status that a call of any address is answered with. */
    int call(String method, String path, String json) {
        return send(request(path)
                        .header("Content-Type", "application/json")
                        .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json)))
                .statusCode();
    }

    static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    /** The hashes of a field of a proof. */
    static List<byte[]> hashes(JsonNode proof) {
        return StreamSupport.stream(proof.path("hashes").spliterator(), false)
                .map(hash -> Base64.getDecoder().decode(hash.asText()))
                .toList();
    }

    /** Whether a proof, as answered, holds by itself, under that key of the log. */
    static boolean holds(JsonNode proof, String key) {
        byte[] leafHash = MerkleTree.leafHash(proof.path("leaf").asText().getBytes(StandardCharsets.UTF_8));
        NoteReader checkpoint = NoteReader.verified(proof.path("checkpoint").asText(), key);
        return Base64.getEncoder()
                        .encodeToString(leafHash)
                        .equals(proof.path("leafHash").asText())
                && proof.path("treeSize").asLong() == checkpoint.size()
                && MerkleTree.verifyInclusion(
                        leafHash, proof.path("index").asLong(), checkpoint.size(), hashes(proof), checkpoint.root());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(service.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
