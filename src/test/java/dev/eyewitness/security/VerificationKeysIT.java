package dev.eyewitness.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eyewitness.service.Api;
import dev.eyewitness.service.Database;
import dev.eyewitness.service.Refusal;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.ServiceProcess;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A verification key of each kind, in each form, and nothing else said of it. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class VerificationKeysIT {

    private final Map<String, String> environment = new HashMap<>(ServiceProcess.environment(Database.url()));

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void aKeyAsPem(String algorithm) {
        KeyPair keys = Tokens.newKeys(algorithm);
        environment.put("MP_JWT_VERIFY_PUBLICKEY", Tokens.pem(keys));

        believes(List.of(Tokens.admin().signedWith(keys)));
    }

    @Test
    void aFileWithAPem(@TempDir Path folder) throws IOException {
        KeyPair keys = Tokens.newKeys("EC");
        located(Files.writeString(folder.resolve("key.pem"), Tokens.pem(keys)));

        believes(List.of(Tokens.admin().signedWith(keys)));
    }

    @Test
    void aKeyAsJwk() throws JoseException {
        KeyPair keys = Tokens.newKeys("Ed25519");
        environment.put("MP_JWT_VERIFY_PUBLICKEY", jwk(keys, "only").toJson());

        believes(List.of(Tokens.admin().signedWith(keys).keyId("only")));
    }

    @Test
    void aFileWithASetOfKeysOfEveryKind(@TempDir Path folder) throws IOException, JoseException {
        Map<String, KeyPair> keys =
                Map.of("r", Tokens.newKeys("RSA"), "e", Tokens.newKeys("EC"), "d", Tokens.newKeys("Ed25519"));
        JsonWebKeySet set = new JsonWebKeySet();
        for (Map.Entry<String, KeyPair> key : keys.entrySet()) {
            set.addJsonWebKey(jwk(key.getValue(), key.getKey()));
        }
        located(Files.writeString(folder.resolve("keys.json"), set.toJson()));

        believes(keys.entrySet().stream()
                .map(key -> Tokens.admin().signedWith(key.getValue()).keyId(key.getKey()))
                .toList());
    }

    private void located(Path file) {
        environment.remove("MP_JWT_VERIFY_PUBLICKEY");
        environment.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", file.toString());
    }

    private static PublicJsonWebKey jwk(KeyPair keys, String id) throws JoseException {
        PublicJsonWebKey key = PublicJsonWebKey.Factory.newPublicJwk(keys.getPublic());
        key.setKeyId(id);
        return key;
    }

    /** Each of those tokens, and none that is signed with another key of any kind. */
    private void believes(List<Tokens> tokens) {
        try (ServiceProcess service = ServiceProcess.start(environment)) {
            service.awaitReady();
            for (Tokens token : tokens) {
                Response answer = get(service, token.sign());
                assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
            }
            for (String algorithm : List.of("RSA", "EC", "Ed25519")) {
                String forged =
                        Tokens.admin().signedWith(Tokens.newKeys(algorithm)).sign();
                Refusal.of(get(service, forged), 401);
            }
        }
    }

    private static Response get(ServiceProcess service, String token) {
        return new Api(token).request().get(service.address() + "/api/v1/browser-session");
    }
}
