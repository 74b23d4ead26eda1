package dev.eyewitness.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Json;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found, taken along as a file. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class DownloadIT {

    private static final String FOUND = "?q=action:payout_approved";

    /** As in Firefox and Safari. */
    static final String WRITES_NO_FILES = "window.showSaveFilePicker = undefined;";

    /** As where the person has picked a file: one of the page's own is written in the same way. */
    private static final String PICKS_A_FILE = """
            window.showSaveFilePicker = async () =>
                (await navigator.storage.getDirectory()).getFileHandle('picked', { create: true });
            """;

    private static final String READ_PICKED = """
            async () => {
              const handle = await (await navigator.storage.getDirectory()).getFileHandle('picked');
              return (await handle.getFile()).text();
            }
            """;

    private static final String REFUSES_TO_PICK =
            "window.showSaveFilePicker = async () => { throw new DOMException('no', 'NotAllowedError'); };";

    /** The same, on a disk that takes a piece only when the test says so. */
    static final String PICKS_A_SLOW_FILE = """
            window.showSaveFilePicker = async () => {
              const handle = await (await navigator.storage.getDirectory()).getFileHandle('picked', { create: true });
              const createWritable = handle.createWritable.bind(handle);
              handle.createWritable = async () => {
                const file = await createWritable();
                const write = file.write.bind(file);
                file.write = async (piece) => {
                  await new Promise((resolve) => { window.goOn = resolve; });
                  await write(piece);
                };
                return file;
              };
              return handle;
            };
            """;

    static final String IS_THERE = """
            async () => {
              const names = [];
              for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name);
              return names.includes('picked');
            }
            """;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final String tenant = Tokens.newTenant();
    private final Api api = Api.as(Tokens.admin().tenant(tenant));

    @BeforeEach
    void record() {
        new Payouts(api).approve(1, 3);
        api.record("login");
    }

    @ParameterizedTest
    @CsvSource({
        "CSV, csv, payout_approved",
        "NDJSON, ndjson, entityId",
        "OCSF, ocsf.ndjson, class_uid",
        "CloudEvents, cloudevents.ndjson, specversion"
    })
    void eachFormatHoldsWhatIsFoundAndNothingElse(String format, String ending, String mark) throws IOException {
        LogPage log = open(WRITES_NO_FILES);
        assertThat(panel(log)).containsText("3 activities, oldest first: Action: Payout approved.");
        panel(log)
                .getByText(format, new Locator.GetByTextOptions().setExact(true))
                .click();

        Download file = log.window().waitForDownload(() -> start(log).click());

        assertThat(panel(log)).containsText(file.suggestedFilename() + " is whole: 3 activities");
        assertThat(file.suggestedFilename()).matches("activities-\\d{8}T\\d{6}Z\\." + Pattern.quote(ending));
        List<String> lines = Files.readAllLines(file.path());
        if (format.equals("CSV")) {
            assertThat(lines.removeFirst()).startsWith("id,seq,tenant,action,");
        } else {
            assertThat(lines)
                    .allSatisfy(line -> assertThat(Json.parse(line).isObject()).isTrue());
        }
        assertThat(lines).hasSize(3);
        for (int payout = 1; payout <= lines.size(); payout++) {
            assertThat(lines.get(payout - 1)).contains("po_" + payout).contains(mark);
        }
    }

    @Test
    void goesToTheFileThatIsPicked() {
        LogPage log = open(PICKS_A_FILE);

        start(log).click();

        assertThat(panel(log)).containsText("is whole: 3 activities");
        assertThat((String) log.window().evaluate(READ_PICKED))
                .startsWith("id,seq,")
                .contains("po_1")
                .contains("po_3")
                .hasLineCount(4);
    }

    @Test
    void showsThatItRunsAndIsCancelled() {
        Deque<Route> asked = new ArrayDeque<>();
        LogPage log = open(WRITES_NO_FILES);
        log.window().route("**/api/v1/activities/export?*", asked::add);

        start(log).click();

        assertThat(panel(log).getByLabel("Progress of the export")).isVisible();
        panel(log).getByText("Cancel").click();
        assertThat(panel(log)).containsText("Cancelled. Nothing was kept.");
        assertThat(asked).hasSize(1);
    }

    @Test
    void leavesNoFileWhereItIsCancelledWhileItIsWritten() {
        LogPage log = open(PICKS_A_SLOW_FILE);
        start(log).click();
        awaitPiece(log.window());

        panel(log).getByText("Cancel").click();
        log.window().evaluate("window.goOn()");

        assertThat(panel(log)).containsText("Cancelled. picked was removed.");
        assertThat(log.window().evaluate(IS_THERE)).isEqualTo(false);
    }

    @Test
    void isNotTheServicesFaultWhereTheBrowserLetsNobodyWrite() {
        LogPage log = open(REFUSES_TO_PICK);

        start(log).click();

        assertThat(panel(log)).containsText("The browser does not let the page write that file");
    }

    @Test
    void saysWhichRoleIsMissing() {
        LogPage log = LogPage.live(
                CHROMIUM.window(),
                Tokens.withRoles("activity:read").tenant(tenant).sign());

        log.button("Export").click();

        assertThat(log.text("Your token lacks the role activity:export.")).isVisible();
        assertThat(log.button("Export")).hasCount(1);
    }

    /** Until a piece has come that the slow disk is to take. */
    static void awaitPiece(Page window) {
        window.waitForCondition(() -> (boolean) window.evaluate("window.goOn !== undefined"));
    }

    private LogPage open(String browser) {
        Page window = CHROMIUM.window();
        window.addInitScript(browser);
        LogPage log = LogPage.open(window, FOUND).signIn(api.token()).awaitLive();
        assertThat(log.rows()).hasCount(3);
        log.button("Export").click();
        return log;
    }

    private static Locator panel(LogPage log) {
        return log.window().locator("eyewitness-export-menu .panel:not([role])");
    }

    private static Locator start(LogPage log) {
        return panel(log).locator("button.primary");
    }
}
