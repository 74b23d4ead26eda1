package dev.eyewitness.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eyewitness.service.Client;
import dev.eyewitness.service.OwnDatabase;
import dev.eyewitness.service.ServiceProcess;
import dev.eyewitness.service.Tokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page while the service it watches ends and comes back. */
class RestartIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final String token = Tokens.admin().tenant(Tokens.newTenant()).sign();
    private OwnDatabase database;
    private Map<String, String> environment;
    private ServiceProcess service;

    @BeforeEach
    void startService() {
        database = OwnDatabase.start();
        environment = ServiceProcess.environment(database.url());
        service = ServiceProcess.start(environment);
        service.awaitReady();
    }

    @AfterEach
    void stopService() {
        service.close();
        database.close();
    }

    @Test
    void theBadgeIsTrueThroughoutAndNoActivityIsMissed() throws Exception {
        LogPage log = LogPage.open(CHROMIUM.window(), service.address(), "")
                .signIn(token)
                .awaitLive();
        record("po_1");
        assertThat(log.rows()).hasCount(1);

        service.kill();
        assertThat(log.badge()).hasText("Reconnecting");
        assertThat(log.rows()).hasCount(1);
        service.close();
        service = service.startAgain(environment);
        service.awaitReady();
        record("po_2");

        log.awaitLive();
        assertThat(log.rows()).hasCount(2);
        assertThat(log.rows().first()).containsText("po_2");
        assertThat(service.output()).doesNotContain(token);

        service.terminate();
        assertThat(log.badge()).hasText("Reconnecting");
    }

    private void record(String payout) throws Exception {
        String activity = "{\"action\":\"payout_approved\",\"entityType\":\"payout\",\"entityId\":\"" + payout + "\"}";
        assertThat(new Client(service.address(), token)
                        .postBatch(List.of(activity))
                        .statusCode())
                .isEqualTo(200);
    }
}
