package dev.eyewitness.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eyewitness.service.Api;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.SocketStream;
import dev.eyewitness.service.Stream;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A socket goes on under a new token of its own tenant. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class RenewalIT {

    private final String tenant = Tokens.newTenant();

    @Test
    void outlivesItsFirstToken() {
        Instant expiry = Instant.now().plusSeconds(10);
        try (SocketStream socket = SocketStream.open(
                Tokens.admin().tenant(tenant).expiringAt(expiry).sign())) {
            String renewed = Tokens.admin().tenant(tenant).sign();
            socket.send(auth(renewed));

            await("the end of the first token")
                    .atMost(Stream.PATIENCE)
                    .until(() -> Instant.now().isAfter(expiry.plusSeconds(2)));
            Api.as(Tokens.admin().tenant(tenant)).record("login");
            socket.await("activity");

            assertThat(socket.events()).extracting(Stream.Event::type).doesNotContain("bye");
        }
    }

    @Test
    void endsWithItsSecondToken() {
        try (SocketStream socket =
                SocketStream.open(Tokens.admin().tenant(tenant).sign())) {
            socket.send(auth(Tokens.admin()
                    .tenant(tenant)
                    .expiringAt(Instant.now().plusSeconds(5))
                    .sign()));

            assertThat(socket.awaitCloseCode()).isEqualTo(4401);
        }
    }

    @Test
    void refusesATokenThatDoesNotHoldOrIsOfAnotherTenant() {
        List<String> refused = List.of(
                "rubbish",
                "",
                Tokens.admin().tenant(Tokens.newTenant()).sign(),
                Tokens.admin().tenant(tenant).signedWith(Tokens.newKeys("RSA")).sign(),
                Tokens.admin()
                        .tenant(tenant)
                        .expiringAt(Instant.now().minusSeconds(60))
                        .sign());

        for (String token : refused) {
            try (SocketStream socket =
                    SocketStream.open(Tokens.admin().tenant(tenant).sign())) {
                socket.send(auth(token));

                assertThat(socket.awaitCloseCode()).isEqualTo(4401);
            }
        }
    }

    @Test
    void refusesATokenThatMayNotRead() {
        try (SocketStream socket =
                SocketStream.open(Tokens.admin().tenant(tenant).sign())) {
            socket.send(auth(Tokens.admin()
                    .tenant(tenant)
                    .claim("groups", List.of("activity:write"))
                    .sign()));

            assertThat(socket.awaitCloseCode()).isEqualTo(4403);
        }
    }

    private static String auth(String token) {
        return "{\"type\":\"auth\",\"token\":\"" + token + "\"}";
    }
}
