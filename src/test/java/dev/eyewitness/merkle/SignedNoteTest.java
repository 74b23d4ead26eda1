package dev.eyewitness.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signed notes, against the example of Go's package note, which C2SP signed-note describes. */
class SignedNoteTest {

    private static final String KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String TEXT = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.
            """;

    private static final String SIGNATURE = "— PeterNeumann"
            + " x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    private static final String NOTE = TEXT + "\n" + SIGNATURE;

    @Test
    void readsAndVerifiesTheExample() {
        SignedNote note = SignedNote.parse(NOTE).orElseThrow();

        assertThat(note.text()).isEqualTo(TEXT);
        assertThat(note.isSignedBy(VerifierKey.parse(KEY))).isTrue();
        assertThat(note).hasToString(NOTE);
        assertThat(VerifierKey.parse(KEY)).hasToString(KEY);
    }

    @Test
    void anotherTextIsNotSigned() {
        SignedNote note = SignedNote.parse(NOTE.replace("your", "you’r")).orElseThrow();

        assertThat(note.isSignedBy(VerifierKey.parse(KEY))).isFalse();
    }

    @Test
    void keepsSignaturesOfOthersEachOnce() {
        SignedNote note = SignedNote.parse(NOTE).orElseThrow();
        String other = "— other.example/x " + "A".repeat(96) + "\n";

        SignedNote cosigned = note.with(SignedNote.lines(SIGNATURE + other).orElseThrow());

        assertThat(cosigned).hasToString(NOTE + other);
        assertThat(cosigned.isSignedBy(VerifierKey.parse(KEY))).isTrue();
    }

    @Test
    void signsWhatItThenVerifies() throws GeneralSecurityException {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        VerifierKey key = VerifierKey.of("example.com/log", keys.getPublic());

        SignedNote note = SignedNote.sign("a\n", key, keys.getPrivate());

        assertThat(SignedNote.parse(note.toString())).contains(note);
        assertThat(note.isSignedBy(VerifierKey.parse(key.toString()))).isTrue();
        assertThat(note.isSignedBy(VerifierKey.of("example.com/other", keys.getPublic())))
                .isFalse();
    }

    /** By the words of C2SP tlog-cosignature. */
    @Test
    void verifiesWhatAWitnessHasSigned() throws GeneralSecurityException {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = keys.getPublic().getEncoded();
        byte[] typed =
                ByteBuffer.allocate(33).put((byte) 4).put(encoded, 12, 32).array();
        byte[] id = Arrays.copyOf(
                MerkleTree.sha256()
                        .digest(ByteBuffer.allocate(35)
                                .put("w\n".getBytes(StandardCharsets.UTF_8))
                                .put(typed)
                                .array()),
                4);
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(keys.getPrivate());
        signer.update("cosignature/v1\ntime 1700000000\nlog\n1\nroot\n".getBytes(StandardCharsets.UTF_8));
        String value = Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(76)
                        .put(id)
                        .putLong(1_700_000_000)
                        .put(signer.sign())
                        .array());
        VerifierKey key = VerifierKey.parse(
                "w+" + HexFormat.of().formatHex(id) + "+" + Base64.getEncoder().encodeToString(typed));

        assertThat(new SignedNote("log\n1\nroot\n", List.of(new SignedNote.Line("w", value))).isSignedBy(key))
                .isTrue();
        assertThat(new SignedNote("log\n2\nroot\n", List.of(new SignedNote.Line("w", value))).isSignedBy(key))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "text\n",
                "text\n\n",
                "text\n\n— name\n",
                "text\n\n— name rubbish!\n",
                "text\n\n— name AAAA\n",
                "text\n\n— name AAAAAAAA",
                "text\n\n- name AAAAAAAA\n",
                "text\n\n— na+me AAAAAAAA\n",
                "text\n\n— name AAAAAAAA\n\n",
                "te\tt\n\n— name AAAAAAAA\n"
            })
    void refusesWhatIsNoNote(String text) {
        assertThat(SignedNote.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rubbish",
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+AhpcQcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWx",
                "PeterNeumann+c74f20a3+ARpc"
            })
    void refusesWhatIsNoKey(String text) {
        assertThatThrownBy(() -> VerifierKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCheckpointIsThreeLines() {
        Checkpoint checkpoint = new Checkpoint("example.com/log", 17, MerkleTree.emptyRoot());

        Checkpoint read = Checkpoint.parse(checkpoint.toString()).orElseThrow();

        assertThat(read).hasToString("example.com/log\n17\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
        assertThat(Checkpoint.parse("log\n017\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"))
                .isEmpty();
        assertThat(Checkpoint.parse("log\n17\n47DE\n")).isEmpty();
        assertThat(Checkpoint.parse("log\n17\n")).isEmpty();
    }
}
