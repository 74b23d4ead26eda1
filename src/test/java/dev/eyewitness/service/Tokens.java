package dev.eyewitness.service;

import io.smallrye.jwt.build.Jwt;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Tokens as an identity provider would issue them, signed with a key that the service under test knows. */
public final class Tokens {

    public static final String ISSUER = "https://issuer.example.com";

    private static final KeyPair KEYS = newKeys("RSA");

    private final Map<String, Object> claims = new LinkedHashMap<>();
    private Instant expiresAt = Instant.now().plus(Duration.ofHours(1));
    private KeyPair keys = KEYS;

    private Tokens() {}

    /** A token of Ada's, with those roles, in the tenant {@code default}. */
    public static Tokens withRoles(String... roles) {
        Tokens token = new Tokens();
        token.claims.put("iss", ISSUER);
        token.claims.put("sub", "ada");
        token.claims.put("name", "Ada Lovelace");
        token.claims.put("email", "ada@example.com");
        token.claims.put("groups", Set.of(roles));
        return token;
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
        expiresAt = time;
        return this;
    }

    public Tokens signedWith(KeyPair otherKeys) {
        keys = otherKeys;
        return this;
    }

    public String sign() {
        return Jwt.claims(claims)
                .issuedAt(Instant.now().minusSeconds(5))
                .expiresAt(expiresAt)
                .sign(keys.getPrivate());
    }

    static String publicKey() {
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
