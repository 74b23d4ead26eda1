package dev.eyewitness.ledger;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ed25519 key pairs. */
final class Ed25519Keys {

    private static final String ALGORITHM = "Ed25519";

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PRIVATE KEY-----(.+?)-----END PRIVATE KEY-----", Pattern.DOTALL);

    private Ed25519Keys() {}

    /** Gives out a seed where something random is asked for. */
    private static final class Seed extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        Seed(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }

    static KeyPair make() {
        return generate(new SecureRandom());
    }

    /**
     * The pair of a private key as PEM.
     *
     * @throws IllegalArgumentException where it is none
     */
    static KeyPair ofPem(String pem) {
        Matcher parts = PEM.matcher(pem);
        if (!parts.find()) {
            throw new IllegalArgumentException("no PEM of a private key");
        }
        return ofPkcs8(Base64.getMimeDecoder().decode(parts.group(1)));
    }

    /**
     * The pair of a private key, PKCS #8. The JDK works out the public half only where it makes a pair, from what it takes for random.
     *
     * @throws IllegalArgumentException where it is none
     */
    static KeyPair ofPkcs8(byte[] encoded) {
        try {
            PrivateKey key = KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            byte[] seed = ((EdECPrivateKey) key).getBytes().orElseThrow();
            return generate(new Seed(seed));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no Ed25519 private key", e);
        }
    }

    private static KeyPair generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
