package dev.eyewitness.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eyewitness.service.Client;
import dev.eyewitness.service.OwnDatabase;
import dev.eyewitness.service.ServiceProcess;
import dev.eyewitness.service.Tokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page on a network that has died without a word. */
@Tag(LogPage.THE_SAME_FROM_ANY_SERVICE)
class SilenceIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final String token = Tokens.admin().tenant(Tokens.newTenant()).sign();

    @Test
    void theBadgeDoesNotWaitForAHeartbeatToTellTheTruth() throws Exception {
        try (OwnDatabase database = OwnDatabase.start();
                ServiceProcess service = ServiceProcess.start(rarelyHeard(database));
                SilentLine line = SilentLine.to(service.address())) {
            service.awaitReady();
            LogPage log = LogPage.open(CHROMIUM.window(), line.address(), "")
                    .signIn(token)
                    .awaitLive();
            record(service, "po_1");
            assertThat(log.entities()).hasText(new String[] {"po_1"});

            line.fallSilent();
            assertThat(log.badge()).hasText("Reconnecting");
            record(service, "po_2");
            line.speak();

            log.awaitLive();
            assertThat(log.entities()).hasText(new String[] {"po_2", "po_1"});
        }
    }

    /** Heartbeats so far apart that an assertion gives up before the page would miss one. */
    private static Map<String, String> rarelyHeard(OwnDatabase database) {
        Map<String, String> environment = ServiceProcess.environment(database.url());
        environment.put("EYEWITNESS_FEED_HEARTBEAT", "60s");
        return environment;
    }

    private void record(ServiceProcess service, String payout) throws Exception {
        String activity = "{\"action\":\"payout_approved\",\"entityType\":\"payout\",\"entityId\":\"" + payout + "\"}";
        assertThat(new Client(service.address(), token)
                        .postBatch(List.of(activity))
                        .statusCode())
                .isEqualTo(200);
    }
}
