package dev.eyewitness.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eyewitness.merkle.SignedNote;
import dev.eyewitness.merkle.VerifierKey;
import dev.eyewitness.service.Json;
import org.junit.jupiter.api.Test;

/** What the OpenAPI document shows is true. */
class ExamplesTest {

    private static final String WITNESS = "witness.example.org+607521b0+BPBGAWldn6zOHhd+AMgwstIg0dejl4Xu1FOG1sxHz+Mp";

    @Test
    void theProofHolds() {
        JsonNode proof = Json.parse(Examples.PROOF);

        assertThat(LedgerClient.holds(proof, Examples.KEY)).isTrue();
        assertThat(proof.path("checkpoint").asText()).isEqualTo(Examples.CHECKPOINT);
        assertThat(proof.path("hashes").get(1))
                .isEqualTo(Json.parse(Examples.CONSISTENCY).path("hashes").get(0));
    }

    @Test
    void theWitnessHasSigned() {
        SignedNote cosigned = SignedNote.parse(Examples.COSIGNED).orElseThrow();

        assertThat(cosigned.isSignedBy(VerifierKey.parse(Examples.KEY))).isTrue();
        assertThat(cosigned.isSignedBy(VerifierKey.parse(WITNESS))).isTrue();
    }
}
