package dev.eyewitness.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eyewitness.service.Tokens;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.ParseException;
import java.security.KeyPair;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

    private final KeyPair keys = Tokens.newKeys("EC");
    private final String token = Tokens.admin().signedWith(keys).sign();
    private final AtomicLong nanos = new AtomicLong();
    private final VerifiedTokens tokens = new VerifiedTokens(nanos::get);

    @Test
    void keyThatIsWithdrawnGoesOnForAMinuteAtMost() throws ParseException {
        JWTAuthContextInfo settings = verifyingWith(keys);
        assertThat(tokens.parse(token, settings).getSubject()).isEqualTo("ada");

        settings.setPublicVerificationKey(Tokens.newKeys("EC").getPublic());

        nanos.set(VerifiedTokens.FRESH_FOR.toNanos() - 1);
        assertThat(tokens.parse(token, settings).getSubject()).isEqualTo("ada");
        nanos.set(VerifiedTokens.FRESH_FOR.toNanos());
        assertThatThrownBy(() -> tokens.parse(token, settings)).isInstanceOf(ParseException.class);
    }

    @Test
    void tokenOfTheSamePayloadWithAnotherSignatureIsRefused() throws ParseException {
        JWTAuthContextInfo settings = verifyingWith(keys);
        tokens.parse(token, settings);
        String forged = Tokens.admin().signedWith(Tokens.newKeys("EC")).sign();
        String mixed = token.substring(0, token.lastIndexOf('.')) + forged.substring(forged.lastIndexOf('.'));

        assertThatThrownBy(() -> tokens.parse(mixed, settings)).isInstanceOf(ParseException.class);
    }

    @Test
    void tokenThatDidNotHoldIsVerifiedAnew() throws ParseException {
        JWTAuthContextInfo settings = verifyingWith(Tokens.newKeys("EC"));
        assertThatThrownBy(() -> tokens.parse(token, settings)).isInstanceOf(ParseException.class);

        settings.setPublicVerificationKey(keys.getPublic());

        assertThat(tokens.parse(token, settings).getSubject()).isEqualTo("ada");
    }

    @Test
    void rememberedTokenSaysWhatTheLibrarysSays() throws ParseException {
        JWTAuthContextInfo settings = verifyingWith(keys);
        String full = Tokens.admin().tenant("acme").signedWith(keys).sign();
        JWTCallerPrincipal librarys = new DefaultJWTCallerPrincipalFactory().parse(full, settings);

        JWTCallerPrincipal remembered = tokens.parse(full, settings);

        assertThat(remembered.<Object>getClaim("tenant")).isEqualTo("acme");
        assertThat(remembered.<Object>getClaim("no such claim")).isNull();
        assertThat(remembered)
                .returns(librarys.getName(), JsonWebToken::getName)
                .returns(librarys.getGroups(), JsonWebToken::getGroups)
                .returns(librarys.getAudience(), JsonWebToken::getAudience)
                .returns(librarys.getClaimNames(), JsonWebToken::getClaimNames);
        Stream<String> standard = Stream.of(Claims.values()).map(Claims::name);
        assertThat(Stream.concat(librarys.getClaimNames().stream(), standard))
                .allSatisfy(
                        name -> assertThat(remembered.<Object>getClaim(name)).isEqualTo(librarys.getClaim(name)));
    }

    private static JWTAuthContextInfo verifyingWith(KeyPair keys) {
        JWTAuthContextInfo settings = new JWTAuthContextInfo();
        settings.setPublicVerificationKey(keys.getPublic());
        settings.setSignatureAlgorithm(Set.of(SignatureAlgorithm.ES256));
        settings.setIssuedBy(Tokens.ISSUER);
        return settings;
    }
}
