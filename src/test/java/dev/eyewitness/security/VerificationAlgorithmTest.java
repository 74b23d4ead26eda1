package dev.eyewitness.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eyewitness.service.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationAlgorithmTest {

    @ParameterizedTest
    @CsvSource({"RSA, RS256", "EC, ES256", "Ed25519, EDDSA"})
    void isReadOffThePem(String kind, String algorithm) {
        KeyPair keys = Tokens.newKeys(kind);

        assertThat(VerificationAlgorithm.of(Tokens.pem(keys))).isEqualTo(algorithm);
        assertThat(VerificationAlgorithm.of("\n " + Tokens.pem(keys).replace("\n", "\r\n") + "\n"))
                .isEqualTo(algorithm);
    }

    @ParameterizedTest
    @CsvSource({"RSA, RS256", "EC, ES256", "Ed25519, EDDSA"})
    void isReadOffTheBareBase64(String kind, String algorithm) {
        byte[] der = Tokens.newKeys(kind).getPublic().getEncoded();

        assertThat(VerificationAlgorithm.of(Base64.getEncoder().encodeToString(der)))
                .isEqualTo(algorithm);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"keys\":[]}", "  {\"kty\":\"OKP\"}", "{}"})
    void isEveryKindWhereTheKeysAreJson(String json) {
        assertThat(VerificationAlgorithm.of(json)).isEqualTo("RS256,ES256,EDDSA");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nonexistent.pem",
                "file:/nonexistent.pem",
                "file:nonsense",
                "nonexistent.pem",
                "classpath:nonexistent.pem",
                "/",
                "\0"
            })
    void isReadOffNothingWhereNothingIs(String location) {
        assertThat(VerificationAlgorithm.isThere(location)).isFalse();
    }

    @Test
    void isReadOffWhatIsThere(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key.pem"), Tokens.pem(Tokens.newKeys("EC")));

        assertThat(List.of(
                        file.toString(),
                        file.toUri().toString(),
                        "https://issuer.example.com/keys",
                        "classpath:actions.json"))
                .allMatch(VerificationAlgorithm::isThere);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense!", "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----"})
    void isTheUsualOneWhereTheKeyIsNone(String nonsense) {
        assertThat(VerificationAlgorithm.of(nonsense)).isEqualTo("RS256");
    }
}
