package dev.eyewitness.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * A signed note, read and verified by the words of its specification alone.
 *
 * @param origin the log's name
 * @param size how many activities are signed
 * @param rootText of their tree, base64
 * @param signatures every signature line, without its line feed
 */
record NoteReader(String origin, long size, String rootText, List<String> signatures) {

    /** What goes before an Ed25519 public key in X.509. */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final String LINE = "— ";

    byte[] root() {
        return Base64.getDecoder().decode(rootText);
    }

    static NoteReader of(String note) {
        int end = note.indexOf("\n\n");
        String[] text = note.substring(0, end).split("\n", -1);
        assertThat(text).hasSize(3);
        assertThat(note).endsWith("\n");
        List<String> signatures = note.substring(end + 2).lines().toList();
        assertThat(signatures).isNotEmpty().allMatch(line -> line.startsWith(LINE));
        return new NoteReader(text[0], Long.parseLong(text[1]), text[2], signatures);
    }

    /** Reads it after checking that its first signature is by that verifier key. */
    static NoteReader verified(String note, String verifierKey) {
        NoteReader read = of(note);
        String[] key = verifierKey.strip().split("\\+", 3);
        byte[] publicKey = Base64.getDecoder().decode(key[2]);
        assertThat(read.origin()).isEqualTo(key[0]);
        assertThat(read.signatures().getFirst()).startsWith(LINE + key[0] + " ");
        byte[] signature =
                Base64.getDecoder().decode(read.signatures().getFirst().substring((LINE + key[0] + " ").length()));
        assertThat(HexFormat.of().formatHex(signature, 0, 4)).isEqualTo(key[1]).isEqualTo(keyId(key[0], publicKey));
        byte[] text = note.substring(0, note.indexOf("\n\n") + 1).getBytes(StandardCharsets.UTF_8);
        assertThat(isSigned(text, Arrays.copyOfRange(signature, 4, signature.length), publicKey))
                .isTrue();
        return read;
    }

    private static String keyId(String name, byte[] publicKey) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(publicKey), 0, 4);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isSigned(byte[] text, byte[] signature, byte[] publicKey) {
        try {
            byte[] encoded = Arrays.copyOf(X509, X509.length + 32);
            System.arraycopy(publicKey, 1, encoded, X509.length, 32);
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(text);
            return publicKey[0] == 1 && verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
