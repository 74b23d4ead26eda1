package dev.eyewitness.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.eyewitness.service.Client;
import dev.eyewitness.service.Json;
import dev.eyewitness.service.OwnDatabase;
import dev.eyewitness.service.ServiceProcess;
import dev.eyewitness.service.Tokens;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An export to disk whose service ends before all has come. */
class BrokenDownloadIT {

    /** Together more than what the way between the service and the page holds. */
    private static final int BATCHES = 5;

    private static final int ACTIVITIES = 500;
    private static final int BYTES_EACH = 12_000;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final String token = Tokens.admin().tenant(Tokens.newTenant()).sign();
    private OwnDatabase database;
    private ServiceProcess service;

    @BeforeEach
    void startService() {
        database = OwnDatabase.start();
        service = ServiceProcess.start(ServiceProcess.environment(database.url()));
        service.awaitReady();
    }

    @AfterEach
    void stopService() {
        service.close();
        database.close();
    }

    @Test
    void leavesNoFileAndSaysSo() throws Exception {
        record();
        Page window = CHROMIUM.window();
        window.addInitScript(DownloadIT.PICKS_A_SLOW_FILE);
        LogPage log = LogPage.open(window, service.address(), "").signIn(token).awaitLive();
        log.button("Export").click();
        Locator panel = window.locator("eyewitness-export-menu .panel:not([role])");
        panel.locator("button.primary").click();
        DownloadIT.awaitPiece(window);

        service.kill();
        service.awaitExit();
        window.evaluate("() => setInterval(() => window.goOn(), 0)");

        assertThat(panel).containsText("The export broke off.");
        assertThat(panel).containsText("picked was removed.");
        assertThat(window.evaluate(DownloadIT.IS_THERE)).isEqualTo(false);
    }

    private void record() throws Exception {
        String activity = Json.activity("login")
                .set("metadata", Json.object().put("text", "x".repeat(BYTES_EACH)))
                .toString();
        for (int batch = 0; batch < BATCHES; batch++) {
            assertThat(new Client(service.address(), token)
                            .postBatch(Collections.nCopies(ACTIVITIES, activity))
                            .statusCode())
                    .isEqualTo(200);
        }
    }
}
