package dev.eyewitness.service;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jose4j.json.JsonUtil;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Tokens as an identity provider would issue them, signed with a key that the service under test knows. */
public final class Tokens {

    public static final String ISSUER = "https://issuer.example.com";

    private static final KeyPair KEYS = newKeys("RSA");

    private final Map<String, Object> claims = new LinkedHashMap<>();
    private KeyPair keys = KEYS;
    private @Nullable String keyId;

    private Tokens() {}

    /** A token of Ada's, with those roles, in the tenant {@code default}. */
    public static Tokens withRoles(String... roles) {
        Tokens token = new Tokens();
        token.claims.put("iss", ISSUER);
        token.claims.put("sub", "ada");
        token.claims.put("name", "Ada Lovelace");
        token.claims.put("email", "ada@example.com");
        token.claims.put("groups", List.of(roles));
        token.claims.put("iat", Instant.now().minusSeconds(5).getEpochSecond());
        return token.expiringAt(Instant.now().plus(Duration.ofHours(1)));
    }

    /** A token of Ada's that may do everything. */
    public static Tokens admin() {
        return withRoles("activity:admin");
    }

    /** A name for a tenant that no other test uses. */
    public static String newTenant() {
        return "t-" + UUID.randomUUID();
    }

    public Tokens tenant(String tenant) {
        return claim("tenant", tenant);
    }

    public Tokens claim(String name, Object value) {
        claims.put(name, value);
        return this;
    }

    public Tokens without(String claim) {
        claims.remove(claim);
        return this;
    }

    public Tokens expiringAt(Instant time) {
        return claim("exp", time.getEpochSecond());
    }

    public Tokens signedWith(KeyPair otherKeys) {
        keys = otherKeys;
        return this;
    }

    /** Names the key, as a token does that is verified with one of a set of keys. */
    public Tokens keyId(String id) {
        keyId = id;
        return this;
    }

    /** The token in its compact form, signed with the algorithm that suits the key. */
    public String sign() {
        JsonWebSignature token = new JsonWebSignature();
        token.setPayload(escaped(JsonUtil.toJson(claims)));
        token.setKey(keys.getPrivate());
        token.setHeader("typ", "JWT");
        if (keyId != null) {
            token.setKeyIdHeaderValue(keyId);
        }
        token.setAlgorithmHeaderValue(
                switch (keys.getPrivate().getAlgorithm()) {
                    case "RSA" -> "RS256";
                    case "EC" -> "ES256";
                    default -> "EdDSA";
                });
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In ASCII, so that a claim may hold what has no bytes in UTF-8. */
    private static String escaped(String json) {
        StringBuilder ascii = new StringBuilder();
        for (int at = 0; at < json.length(); at++) {
            char character = json.charAt(at);
            ascii.append(character < 128 ? String.valueOf(character) : "\\u%04x".formatted((int) character));
        }
        return ascii.toString();
    }

    /** The key that the service under test verifies with, as PEM. */
    public static String publicKey() {
        return pem(KEYS);
    }

    /** The public key of {@code keys} as PEM. */
    public static String pem(KeyPair keys) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----";
    }

    /** A fresh pair: {@code RSA}, {@code EC} or {@code Ed25519}. */
    public static KeyPair newKeys(String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            switch (algorithm) {
                case "RSA" -> generator.initialize(2048);
                case "EC" -> generator.initialize(256);
                default -> {}
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
