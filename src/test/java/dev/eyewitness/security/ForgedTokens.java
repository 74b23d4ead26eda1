package dev.eyewitness.security;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eyewitness.service.Json;
import dev.eyewitness.service.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens that claim to be an admin's and must not be believed. */
final class ForgedTokens {

    private ForgedTokens() {}

    static Stream<String> all() throws GeneralSecurityException {
        String good = Tokens.admin().sign();
        return Stream.of(
                "",
                "nonsense",
                "a.b.c",
                "..",
                good.substring(0, good.lastIndexOf('.')),
                good.substring(0, good.lastIndexOf('.') + 1),
                good.substring(0, good.length() - 10) + "AAAAAAAAAA",
                withOtherPayload(good),
                Tokens.admin().expiringAt(Instant.now().minusSeconds(1)).sign(),
                Tokens.admin().signedWith(Tokens.newKeys("RSA")).sign(),
                Tokens.admin().signedWith(Tokens.newKeys("EC")).sign(),
                Tokens.admin().claim("iss", "https://other.example.com").sign(),
                Tokens.admin().without("iss").sign(),
                Tokens.admin().without("exp").sign(),
                Tokens.admin()
                        .claim("nbf", Instant.now().plusSeconds(600).getEpochSecond())
                        .sign(),
                unsigned("none"),
                unsigned("None"),
                signedWithThePublicKey(Tokens.publicKey()),
                signedWithThePublicKey(Tokens.publicKey() + "\n"));
    }

    /** The signature of one payload below another. */
    private static String withOtherPayload(String token) {
        String[] parts = token.split("\\.", -1);
        return parts[0] + "." + payload() + "." + parts[2];
    }

    private static String unsigned(String algorithm) {
        return header(algorithm) + "." + payload() + ".";
    }

    /** What a verifier takes for genuine that lets the token choose the algorithm. */
    private static String signedWithThePublicKey(String publicKey) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(publicKey.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
        String signed = header("HS256") + "." + payload();
        byte[] signature = mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    private static String header(String algorithm) {
        return encoded(Json.object().put("alg", algorithm).put("typ", "JWT"));
    }

    private static String payload() {
        ObjectNode claims = Json.object()
                .put("iss", Tokens.ISSUER)
                .put("sub", "mallory")
                .put("exp", Instant.now().plusSeconds(600).getEpochSecond());
        claims.putArray("groups").add("activity:admin");
        return encoded(claims);
    }

    private static String encoded(ObjectNode json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
    }
}
