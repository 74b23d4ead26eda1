package dev.eyewitness.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Signs notes of others as C2SP tlog-cosignature describes it. */
final class Cosigner {

    private static final byte COSIGNATURE = 4;

    private final String name;
    private final KeyPair keys;

    private Cosigner(String name, KeyPair keys) {
        this.name = name;
        this.keys = keys;
    }

    static Cosigner make(String name) {
        try {
            return new Cosigner(name, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String verifierKey() {
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typedKey());
    }

    /** The signature line for that text of a note, seen at that second. */
    String sign(String text, long time) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(keys.getPrivate());
            signer.update(("cosignature/v1\ntime " + time + "\n" + text).getBytes(StandardCharsets.UTF_8));
            byte[] signature = signer.sign();
            byte[] value = ByteBuffer.allocate(4 + Long.BYTES + signature.length)
                    .put(id())
                    .putLong(time)
                    .put(signature)
                    .array();
            return "— " + name + " " + Base64.getEncoder().encodeToString(value) + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] typedKey() {
        byte[] encoded = keys.getPublic().getEncoded();
        return ByteBuffer.allocate(33)
                .put(COSIGNATURE)
                .put(encoded, encoded.length - 32, 32)
                .array();
    }

    private byte[] id() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest.digest(typedKey()), 4);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
