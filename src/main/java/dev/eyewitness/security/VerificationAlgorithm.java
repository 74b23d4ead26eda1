package dev.eyewitness.security;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Reads the signature algorithm off the verification key, so that a PEM of any of the three kinds works by itself.
 *
 * <p>MicroProfile JWT takes RS256 unless {@code mp.jwt.verify.publickey.algorithm} says otherwise; this sets that setting's
 * default. A set of JWKs, or a key that is fetched over HTTP, may hold all three kinds.
 */
public final class VerificationAlgorithm implements ConfigSourceFactory {

    static final String KEY = "mp.jwt.verify.publickey";
    static final String KEY_LOCATION = "mp.jwt.verify.publickey.location";
    private static final String ALGORITHM = "mp.jwt.verify.publickey.algorithm";

    private static final String RESOURCE = "classpath:";

    private static final String EVERY_KIND = "RS256,ES256,EDDSA";

    /** Below application.properties and everything else that a person sets. */
    private static final int ORDINAL = 50;

    /** The object identifiers id-ecPublicKey (RFC 5480) and id-Ed25519 (RFC 8410), as DER. */
    private static final String EC_PUBLIC_KEY = "2a8648ce3d0201";

    private static final String ED25519 = "2b6570";

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        return keyOf(context)
                .map(VerificationAlgorithm::of)
                .<Iterable<ConfigSource>>map(algorithm ->
                        List.of(new PropertiesConfigSource(Map.of(ALGORITHM, algorithm), "verification key", ORDINAL)))
                .orElse(List.of());
    }

    private static Optional<String> keyOf(ConfigSourceContext context) {
        return value(context, KEY).or(() -> value(context, KEY_LOCATION).flatMap(VerificationAlgorithm::read));
    }

    private static Optional<String> value(ConfigSourceContext context, String name) {
        return Optional.ofNullable(context.getValue(name)).map(ConfigValue::getValue);
    }

    /** Whether there is something to read at that location: a resource, a file, or an address that is not asked before a token comes. */
    static boolean isThere(String location) {
        String resource = location.startsWith(RESOURCE) ? location.substring(RESOURCE.length()) : location;
        return VerificationAlgorithm.class.getClassLoader().getResource(resource) != null
                || read(location).isPresent();
    }

    /** A key file that can be read; where it cannot, {@link Requirements} says so. */
    private static Optional<String> read(String location) {
        if (location.startsWith("http")) {
            return Optional.of("{}");
        }
        try {
            Path file = location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location);
            return Optional.of(Files.readString(file));
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** The algorithms that {@code key} (PEM, the bare Base64 of a PEM, JWK or JWKS) may verify. */
    static String of(String key) {
        if (key.strip().startsWith("{")) {
            return EVERY_KIND;
        }
        String base64 = key.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        String der = HexFormat.of().formatHex(decoded(base64));
        if (der.contains(EC_PUBLIC_KEY)) {
            return "ES256";
        }
        return der.length() < 200 && der.contains(ED25519) ? "EDDSA" : "RS256";
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}
