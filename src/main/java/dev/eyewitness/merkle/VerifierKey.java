package dev.eyewitness.merkle;

import java.nio.ByteBuffer;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who signs, and the Ed25519 key that tells (C2SP signed-note): {@code <name>+<id>+<base64 of algorithm and key>}. With the algorithm of a
 * witness (C2SP tlog-cosignature), what is signed is the note and when the witness saw it.
 */
public final class VerifierKey {

    /** A signature of the note itself. */
    private static final byte ED25519 = 1;

    /** A witness's, of the note and a time. */
    private static final byte COSIGNATURE = 4;

    private static final Pattern TEXT = Pattern.compile("([^\\s+]+)\\+([0-9a-f]{8})\\+([A-Za-z0-9+/]{44})");
    private static final int KEY_BYTES = 32;
    private static final int SIGNATURE_BYTES = 64;

    /** What stands before the key in X.509. */
    private static final String X509_HEAD = "302a300506032b6570032100";

    private final String name;

    /** The algorithm and the key. */
    private final byte[] typedKey;

    private VerifierKey(String name, byte[] typedKey) {
        this.name = name;
        this.typedKey = typedKey;
    }

    /**
     * The key that {@code text} writes out.
     *
     * @throws IllegalArgumentException where it is none, of another algorithm, or its id is not its own
     */
    public static VerifierKey parse(String text) {
        Matcher parts = TEXT.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("a verifier key is <name>+<id>+<key>");
        }
        VerifierKey key = new VerifierKey(parts.group(1), Base64.getDecoder().decode(parts.group(3)));
        if (key.typedKey.length != KEY_BYTES + 1 || (key.typedKey[0] != ED25519 && key.typedKey[0] != COSIGNATURE)) {
            throw new IllegalArgumentException("the verifier key is not an Ed25519 key");
        }
        if (!HexFormat.of().formatHex(key.id()).equals(parts.group(2))) {
            throw new IllegalArgumentException("the verifier key's id is not that of its name and key");
        }
        return key;
    }

    /** The key of whoever signs notes under that name with the other half of an Ed25519 pair. */
    public static VerifierKey of(String name, PublicKey key) {
        byte[] encoded = key.getEncoded();
        ByteBuffer typed = ByteBuffer.allocate(KEY_BYTES + 1).put(ED25519);
        return new VerifierKey(
                name, typed.put(encoded, encoded.length - KEY_BYTES, KEY_BYTES).array());
    }

    public String name() {
        return name;
    }

    /** Whether it signs what others have signed, of any log; the name of any other key is that of the one log that it signs. */
    public boolean isOfWitness() {
        return typedKey[0] == COSIGNATURE;
    }

    /** Four bytes that stand before each signature by this key. */
    byte[] id() {
        MessageDigest digest = MerkleTree.sha256();
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        return Arrays.copyOf(digest.digest(typedKey), SignedNote.ID_BYTES);
    }

    /** Whether {@code signature} is this key's, of that text of a note. */
    boolean verifies(String text, byte[] signature) {
        boolean isCosignature = isOfWitness();
        int timeBytes = isCosignature ? Long.BYTES : 0;
        if (signature.length != timeBytes + SIGNATURE_BYTES) {
            return false;
        }
        String signed = isCosignature
                ? "cosignature/v1\ntime "
                        + Long.toUnsignedString(ByteBuffer.wrap(signature).getLong()) + "\n" + text
                : text;
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(publicKey());
            verifier.update(signed.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(signature, timeBytes, SIGNATURE_BYTES);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private PublicKey publicKey() throws GeneralSecurityException {
        byte[] head = HexFormat.of().parseHex(X509_HEAD);
        byte[] encoded = ByteBuffer.allocate(head.length + KEY_BYTES)
                .put(head)
                .put(typedKey, 1, KEY_BYTES)
                .array();
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    @Override
    public String toString() {
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typedKey);
    }
}
