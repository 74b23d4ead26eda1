package dev.eyewitness.dev;

import dev.eyewitness.log.StartOrder;
import dev.eyewitness.security.Roles;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Tells a newcomer where to look and what to paste. */
@ApplicationScoped
@IfBuildProfile("dev")
class DevBanner {

    private static final Logger LOG = Logger.getLogger(DevBanner.class);

    private final DevTokens tokens;
    private final int port;

    DevBanner(DevTokens tokens, @ConfigProperty(name = "quarkus.http.port") int port) {
        this.tokens = tokens;
        this.port = port;
    }

    void print(@Observes @Priority(StartOrder.READY) StartupEvent event) {
        String token = tokens.sign(
                new TokenRequest("ada", "Ada Lovelace", "ada@example.com", null, Set.of(Roles.ADMIN), null));
        LOG.infof("""


                  Eyewitness   http://localhost:%1$d/admin-session-logs
                  API          http://localhost:%1$d/q/swagger-ui

                  An admin token for the next 8 hours:

                TOKEN=%2$s

                  Record something:

                curl -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\
                  -d '{"action":"payout_approved","entityType":"payout","entityId":"po_17"}' \\
                  http://localhost:%1$d/api/v1/activities
                """, port, token);
    }
}
