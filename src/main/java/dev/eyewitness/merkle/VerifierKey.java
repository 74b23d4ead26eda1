package dev.eyewitness.merkle;

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

/** A stand-in. */
public final class VerifierKey {

    private final String name;
    private final byte algorithm;
    private final byte[] publicKey;

    private VerifierKey(String name, byte algorithm, byte[] publicKey) {
        this.name = name;
        this.algorithm = algorithm;
        this.publicKey = publicKey;
    }

    public String name() {
        return name;
    }

    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    public static VerifierKey parse(String text) {
        String[] parts = text.strip().split("\\+", 3);
        byte[] key = Base64.getDecoder().decode(parts[2]);
        return new VerifierKey(parts[0], key[0], Arrays.copyOfRange(key, 1, key.length));
    }

    public static VerifierKey ed25519(String name, PublicKey key) {
        byte[] encoded = key.getEncoded();
        return new VerifierKey(name, (byte) 1, Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }

    private byte[] typed() {
        byte[] typed = new byte[33];
        typed[0] = algorithm;
        System.arraycopy(publicKey, 0, typed, 1, 32);
        return typed;
    }

    public byte[] id() {
        MessageDigest digest = MerkleTree.sha256();
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        return Arrays.copyOf(digest.digest(typed()), 4);
    }

    public boolean isSigned(byte[] text, byte[] signature) {
        try {
            byte[] encoded = Arrays.copyOf(X509, 44);
            System.arraycopy(publicKey, 0, encoded, 12, 32);
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            verifier.update(text);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed());
    }
}
