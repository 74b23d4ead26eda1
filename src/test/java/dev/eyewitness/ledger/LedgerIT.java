package dev.eyewitness.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eyewitness.merkle.MerkleTree;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Json;
import dev.eyewitness.service.Refusal;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in the log can be proved, by what the service answers and its key alone. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class LedgerIT {

    private static final String PATH = "/api/v1/ledger/";

    private final String tenant = Tokens.newTenant();
    private final Api api = Api.as(Tokens.admin().tenant(tenant));
    private LedgerClient log;
    private String key;

    /** The service's port is not known any earlier. */
    @BeforeEach
    void connect() {
        log = LedgerClient.of(Api.address(), tenant);
        key = log.text("key");
    }

    @Test
    void anEmptyLogIsSignedToo() {
        NoteReader checkpoint = NoteReader.verified(log.text("checkpoint"), key);

        assertThat(checkpoint.origin()).isEqualTo("eyewitness/" + tenant);
        assertThat(checkpoint.size()).isZero();
        assertThat(checkpoint.root()).isEqualTo(MerkleTree.emptyRoot());
    }

    @Test
    void aTenantWhoseNameIsNoOriginHasOne() {
        LedgerClient odd = LedgerClient.of(Api.address(), "Ümläut + plus/" + tenant);

        NoteReader checkpoint = NoteReader.verified(odd.text("checkpoint"), odd.text("key"));

        assertThat(checkpoint.origin())
                .startsWith("eyewitness/")
                .doesNotContain(" ", "+")
                .endsWith(tenant);
    }

    @Test
    void theCheckpointSignsTheLeavesOfAllActivities() {
        List<byte[]> leaves = new ArrayList<>();
        for (int posted = 0; posted < 5; posted++) {
            leaves.add(leafHash(log.post("{\"action\":\"login\"}")));
        }

        NoteReader checkpoint = NoteReader.verified(log.text("checkpoint"), key);

        assertThat(checkpoint.size()).isEqualTo(5);
        assertThat(checkpoint.root()).isEqualTo(new RebuiltTree(leaves).root());
    }

    @Test
    void everyActivityIsProved() {
        List<String> ids = new ArrayList<>();
        for (int posted = 0; posted < 7; posted++) {
            ids.add(log.postAny());
        }

        for (String id : ids) {
            JsonNode proof = log.json("proof?id=" + id);

            assertThat(LedgerClient.holds(proof, key)).isTrue();
            assertThat(proof.path("leafHash")).isEqualTo(log.activity(id).path("leafHash"));
            assertThat(Json.parse(proof.path("leaf").asText()).path("id").asText())
                    .isEqualTo(id);
        }
    }

    /** Written out by hand, so that nobody has to trust our own canonical JSON. */
    @Test
    void theLeafHoldsWhatNamesNobodyAndACommitmentToTheRest() {
        JsonNode posted = log.post("""
                {"action":"payout_rejected","adminId":"grace","adminName":"Grace Höpper","adminEmail":"grace@navy.example",
                 "sessionId":"s_1","entityType":"payout","entityId":"po_17","entityName":"March","ipAddress":"203.0.113.7",
                 "occurredAt":"2026-11-01T08:00:00Z","success":false,"failureReason":"no funds",
                 "metadata":{"b":1.50,"a":[true,null,"é"]},"changes":[{"field":"state","from":"open","to":"closed"}]}""");

        JsonNode proof = log.json("proof?id=" + posted.path("id").asText());

        String personal = "{\"adminEmail\":\"grace@navy.example\",\"adminName\":\"Grace Höpper\","
                + "\"changes\":[{\"field\":\"state\",\"from\":\"open\",\"to\":\"closed\"}],"
                + "\"description\":\"" + posted.path("description").asText() + "\",\"entityName\":\"March\","
                + "\"failureReason\":\"no funds\",\"ipAddress\":\"203.0.113.7\","
                + "\"metadata\":{\"a\":[true,null,\"é\"],\"b\":1.5}}";
        byte[] commitment = sha256(Base64.getDecoder().decode(proof.path("salt").asText()), personal);
        assertThat(proof.path("leaf").asText())
                .isEqualTo(
                        "{\"action\":\"payout_rejected\",\"adminId\":\"grace\",\"category\":\"payout\",\"entityId\":\"po_17\","
                                + "\"entityType\":\"payout\",\"icon\":\""
                                + posted.path("icon").asText() + "\",\"id\":\""
                                + posted.path("id").asText() + "\",\"label\":\"Payout rejected\","
                                + "\"occurredAt\":\"2026-11-01T08:00:00Z\",\"personal\":\""
                                + Base64.getEncoder().encodeToString(commitment) + "\",\"receivedAt\":\""
                                + posted.path("receivedAt").asText()
                                + "\",\"seq\":1,\"sessionId\":\"s_1\",\"severity\":\""
                                + posted.path("severity").asText() + "\",\"success\":false,\"tenant\":\"" + tenant
                                + "\",\"v\":1}");
    }

    @Test
    void aLogHasOnlyGrownBetweenTwoCheckpoints() {
        log.post(3);
        NoteReader before = NoteReader.verified(log.text("checkpoint"), key);
        log.post(8);
        NoteReader after = NoteReader.verified(log.text("checkpoint"), key);

        JsonNode proof = log.json("consistency?from=3&to=11");

        assertThat(after.size()).isEqualTo(11);
        assertThat(MerkleTree.verifyConsistency(3, 11, before.root(), after.root(), LedgerClient.hashes(proof)))
                .isTrue();
        assertThat(LedgerClient.hashes(log.json("consistency?from=0&to=11"))).isEmpty();
        assertThat(LedgerClient.hashes(log.json("consistency?from=11&to=11"))).isEmpty();
    }

    @Test
    void tilesAreTheTree() {
        List<Integer> sizes = List.of(255, 256, 257, 600);
        int size = 0;
        NoteReader before = null;
        for (int next : sizes) {
            log.post(next - size);
            size = next;

            NoteReader checkpoint = NoteReader.verified(log.text("checkpoint"), key);

            assertThat(checkpoint.size()).isEqualTo(size);
            assertThat(RebuiltTree.ofTiles(log, size).root()).isEqualTo(checkpoint.root());
            if (before != null) {
                JsonNode proof = log.json("consistency?from=" + before.size() + "&to=" + size);
                assertThat(MerkleTree.verifyConsistency(
                                before.size(), size, before.root(), checkpoint.root(), LedgerClient.hashes(proof)))
                        .isTrue();
            }
            before = checkpoint;
        }
    }

    @Test
    void aLogOfATileOfTilesAndOfMoreIsProvedToo() {
        String first = log.postAny();
        log.post(65_535);

        NoteReader full = NoteReader.verified(log.text("checkpoint"), key);

        assertThat(full.size()).isEqualTo(65_536);
        assertThat(RebuiltTree.ofTiles(log, full.size()).root()).isEqualTo(full.root());
        assertThat(LedgerClient.holds(log.json("proof?id=" + first), key)).isTrue();

        log.post(65);
        String last = log.postAny();

        NoteReader checkpoint = NoteReader.verified(log.text("checkpoint"), key);

        assertThat(checkpoint.size()).isEqualTo(65_602);
        assertThat(RebuiltTree.ofTiles(log, checkpoint.size()).root()).isEqualTo(checkpoint.root());
        assertThat(LedgerClient.holds(log.json("proof?id=" + first), key)).isTrue();
        assertThat(LedgerClient.holds(log.json("proof?id=" + last), key)).isTrue();
    }

    @Test
    void aPartialTileIsServedAsNarrowAsItWas() {
        log.post(5);
        log.text("checkpoint");

        byte[] five = log.bytes("tile/0/000.p/5");

        assertThat(log.bytes("tile/0/000.p/3")).hasSize(96).isEqualTo(Arrays.copyOf(five, 96));
        assertThat(log.get("tile/0/000.p/5").headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("immutable"));
    }

    @Test
    void anActivityOfNobodyElseIsProved() {
        String mine = log.postAny();
        Api theirs = Api.as(Tokens.admin().tenant(Tokens.newTenant()));

        Refusal.of(theirs.request().get(PATH + "proof?id=" + mine), 404);
        Refusal.of(api.request().get(PATH + "proof?id=" + UUID.randomUUID()), 404);
        Refusal.of(api.request().get(PATH + "proof?id=rubbish"), 404);
        assertThat(Refusal.of(api.request().get(PATH + "proof"), 400).fields()).containsExactly("id");
        assertThat(Refusal.of(api.request().get(PATH + "proof?id=" + mine + "&size=1"), 400)
                        .fields())
                .containsExactly("size");
    }

    @ParameterizedTest
    @CsvSource({
        "tile/0/000,         404",
        "tile/0/000.p/4,     404",
        "tile/0/001.p/1,     404",
        "tile/1/000.p/1,     404",
        "tile/63/000,        404",
        "tile/0/x999/x999/x999/x999/x999/999, 404",
        "tile/0/000.p/0,     400",
        "tile/0/000.p/256,   400",
        "tile/0/000.p/1000,  400",
        "tile/0/000.p/,      400",
        "tile/0/000.p/x,     400",
        "tile/64/000,        400",
        "tile/-1/000,        400",
        "tile/00/000,        400",
        "tile/0/0,           400",
        "tile/0/0000,        400",
        "tile/0/x001,        400",
        "tile/0/001/002,     400",
        "tile/0/x000/001,    400",
        "tile/0/-01,         400",
        "tile/0/x001/x999/x999/x999/x999/x999/999, 400",
        "tile/entries/000,   400",
        "tile/0,             400",
        "tile/,              404",
        "tile,               404",
        "entries/000,        404"
    })
    void refusesTilesThatAreNone(String path, int status) {
        log.post(3);

        Refusal.of(api.request().urlEncodingEnabled(false).get(PATH + path), status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=3&to=2",
                "from=1&to=4",
                "from=1",
                "to=1",
                "from=x&to=1",
                "from=-1&to=1",
                "from=01&to=1",
                "from=1.0&to=1",
                "from=&to=1",
                "from=1&to=99999999999999999999",
                "from=1&to=2&size=2"
            })
    void refusesConsistencyThatIsNone(String query) {
        log.post(3);

        Refusal.of(api.request().urlEncodingEnabled(false).get(PATH + "consistency?" + query), 400);
    }

    @Test
    void refusesOtherMethodsAndTypes() {
        assertThat(Refusal.of(api.request().post(PATH + "proof"), 405)).isNotNull();
        Response wrongMethod = api.request().delete(PATH + "tile/0/000.p/1");
        Refusal.of(wrongMethod, 405);
        assertThat(wrongMethod.header("Allow")).isEqualTo("GET, HEAD");
        Refusal.of(api.request().accept("text/html").get(PATH + "checkpoint"), 406);
        Refusal.of(api.request().accept("application/json").get(PATH + "tile/0/000"), 406);
        Refusal.of(api.request().accept("text/plain").get(PATH + "proof?id=x"), 406);
    }

    @Test
    void keepsOldCheckpointsForWhoAsksByTheirSize() {
        log.post(2);
        String two = log.text("checkpoint");
        log.post(1);
        log.text("checkpoint");

        assertThat(log.text("checkpoint?size=2")).isEqualTo(two);
        Refusal.of(api.request().get(PATH + "checkpoint?size=1"), 404);
        Refusal.of(api.request().get(PATH + "checkpoint?size=two"), 400);
        Refusal.of(api.request().get(PATH + "checkpoint?sizes=2"), 400);
    }

    private static byte[] leafHash(JsonNode activity) {
        return Base64.getDecoder().decode(activity.path("leafHash").asText());
    }

    private static byte[] sha256(byte[] salt, String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return digest.digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
