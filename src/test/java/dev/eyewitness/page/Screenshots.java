package dev.eyewitness.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ScreenshotAnimations;
import dev.eyewitness.service.Client;
import dev.eyewitness.service.OwnDatabase;
import dev.eyewitness.service.ServiceProcess;
import dev.eyewitness.service.Tokens;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Makes the pictures of the page in {@code docs}. It is no part of {@code verify}, which changes no file of the project: its name ends
 * otherwise, and {@code docs/page.md} says how it is run.
 */
class Screenshots {

    private static final Path DOCS = Path.of("docs");
    private static final Path PICTURES = DOCS.resolve("page");
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 860;
    private static final int TALL = 1420;
    private static final int NARROW = 360;
    private static final int NARROW_HEIGHT = 780;
    private static final int UHD_WIDTH = 3840;
    private static final int UHD_HEIGHT = 2160;
    private static final int WAITING = 12;
    private static final int SOON_SECONDS = 100;
    private static final int AT_ONCE_SECONDS = 8;
    private static final String UNAVAILABLE = """
            {"type":"about:blank","title":"Service Unavailable","status":503,
             "detail":"the database does not answer: try again","violations":[]}""";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static OwnDatabase database;
    private static ServiceProcess service;

    @BeforeAll
    static void startServiceAfterABusyDay() throws Exception {
        Files.createDirectories(PICTURES);
        database = OwnDatabase.start();
        service = ServiceProcess.start(ServiceProcess.environment(database.url()));
        service.awaitReady();
        record(token(), OfficeDay.until(Instant.now()));
    }

    @AfterAll
    static void stopService() {
        service.close();
        database.close();
    }

    @Test
    void live() {
        LogPage log = live(WIDTH, HEIGHT);

        save(log, DOCS.resolve("page.png"));
    }

    @Test
    void dark() {
        LogPage log = live(WIDTH, HEIGHT);
        log.window().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));

        save(log, "dark");
    }

    @Test
    void details() {
        LogPage log = withDetails(WIDTH, TALL);

        save(log, "details");
    }

    @Test
    void proof() {
        LogPage log = withDetails(WIDTH, HEIGHT);
        log.button("Verify").click();
        assertThat(log.details().getByText("Verified")).isVisible();

        save(log, "proof");
    }

    @Test
    void sessions() {
        LogPage log = live(WIDTH, HEIGHT);
        log.link("Sessions").click();
        log.button("All").click();
        assertThat(log.window().locator("eyewitness-sessions li").nth(2)).isVisible();

        save(log, "sessions");
    }

    @Test
    void narrow() {
        save(live(NARROW, NARROW_HEIGHT), "narrow");
        save(withDetails(NARROW, NARROW_HEIGHT), "narrow-details");
    }

    @Test
    void fault() {
        LogPage log = live(WIDTH, HEIGHT);
        log.search("success:false severty:critical");
        assertThat(log.window().locator("mark")).isVisible();

        save(log, "fault");
    }

    @Test
    void paused() throws Exception {
        String busy = Tokens.admin().tenant("busy-office").sign();
        record(busy, OfficeDay.until(Instant.now()));
        LogPage log = signedIn(WIDTH, HEIGHT, busy);
        log.button("Pause").click();
        assertThat(log.badge()).hasText("Paused");
        record(
                busy,
                IntStream.range(0, WAITING)
                        .mapToObj(number ->
                                "{\"action\":\"payout_processed\",\"entityType\":\"payout\",\"entityId\":\"po_"
                                        + (500 + number) + "\"}")
                        .toList());
        assertThat(log.button(WAITING + " new")).isVisible();

        save(log, "paused");
    }

    @Test
    void reconnecting() {
        ServiceProcess other = ServiceProcess.start(ServiceProcess.environment(database.url()));
        try (other) {
            other.awaitReady();
            LogPage log = LogPage.open(CHROMIUM.window(WIDTH, HEIGHT), other.address(), "")
                    .signIn(token())
                    .awaitLive();
            counted(log);
            other.kill();
            assertThat(log.badge()).hasText("Reconnecting");

            save(log, "reconnecting");
        }
    }

    @Test
    void offline() {
        LogPage log = live(WIDTH, HEIGHT);
        log.window().context().setOffline(true);
        assertThat(log.badge()).hasText("Offline");

        save(log, "offline");
    }

    @Test
    void expiry() {
        LogPage soon = signedIn(WIDTH, HEIGHT, endingIn(SOON_SECONDS));
        assertThat(soon.button("Stay signed in")).isVisible();
        save(soon, "expiring");

        LogPage log = signedIn(WIDTH, HEIGHT, endingIn(AT_ONCE_SECONDS));
        assertThat(log.badge()).hasText("Session expired");
        save(log, "expired");
    }

    @Test
    void empty() {
        LogPage log = LogPage.open(CHROMIUM.window(WIDTH, HEIGHT), service.address(), "")
                .signIn(Tokens.admin().tenant("new-office").sign())
                .awaitLive();
        assertThat(log.text("Nothing has been recorded yet")).isVisible();

        save(log, "empty");
    }

    @Test
    void error() {
        Page window = CHROMIUM.window(WIDTH, HEIGHT);
        window.route(
                "**/api/v1/activities?*",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(503)
                        .setContentType("application/problem+json")
                        .setBody(UNAVAILABLE)));
        LogPage log = LogPage.open(window, service.address(), "").signIn(token());
        assertThat(log.text("The activities could not be loaded")).isVisible();
        counted(log);

        save(log, "error");
    }

    @Test
    void export() {
        LogPage log = live(WIDTH, HEIGHT);
        log.search("action:payout_*");
        log.button("Export").click();
        assertThat(log.text("activities, oldest first")).isVisible();

        save(log, "export");
    }

    @Test
    void help() {
        LogPage log = live(WIDTH, HEIGHT);
        log.window().keyboard().press("?");
        assertThat(log.text("How to search, and keys")).isVisible();

        save(log, "help");
    }

    @Test
    void print() {
        LogPage log = live(WIDTH, HEIGHT);
        log.window().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        save(log, "print");
    }

    /** Made smaller: what is to be seen is how the width is used. */
    @Test
    void ultraHighDefinition() throws IOException {
        LogPage log = live(UHD_WIDTH, UHD_HEIGHT);
        log.window().mouse().move(0, 0);
        BufferedImage whole = ImageIO.read(new ByteArrayInputStream(log.window().screenshot(options())));
        BufferedImage smaller = new BufferedImage(WIDTH, WIDTH * UHD_HEIGHT / UHD_WIDTH, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = smaller.createGraphics();
        pen.drawImage(
                whole.getScaledInstance(smaller.getWidth(), smaller.getHeight(), Image.SCALE_AREA_AVERAGING),
                0,
                0,
                null);
        pen.dispose();

        assertThat(ImageIO.write(smaller, "png", PICTURES.resolve("4k.png").toFile()))
                .isTrue();
    }

    private static LogPage live(int width, int height) {
        return signedIn(width, height, token());
    }

    private static LogPage signedIn(int width, int height, String token) {
        LogPage log = LogPage.open(CHROMIUM.window(width, height), service.address(), "")
                .signIn(token)
                .awaitLive();
        assertThat(log.rows().first()).isVisible();
        counted(log);
        return log;
    }

    private static void counted(LogPage log) {
        assertThat(log.window().locator("eyewitness-histogram canvas")).isVisible();
    }

    private static LogPage withDetails(int width, int height) {
        LogPage log = live(width, height);
        log.rows()
                .filter(new Locator.FilterOptions().setHasText("Harbour Bakery"))
                .locator(".activity button")
                .click();
        assertThat(log.details().locator(".timeline button").first()).isVisible();
        return log;
    }

    private static void save(LogPage log, String name) {
        save(log, PICTURES.resolve(name + ".png"));
    }

    private static void save(LogPage log, Path file) {
        log.window().mouse().move(0, 0);
        log.window().screenshot(options().setPath(file));
    }

    private static Page.ScreenshotOptions options() {
        return new Page.ScreenshotOptions().setAnimations(ScreenshotAnimations.DISABLED);
    }

    private static String token() {
        return endingIn(3_600);
    }

    private static String endingIn(int seconds) {
        return Tokens.admin()
                .tenant("office")
                .expiringAt(Instant.now().plusSeconds(seconds))
                .sign();
    }

    private static void record(String token, List<String> activities) throws Exception {
        assertThat(new Client(service.address(), token).postBatch(activities).statusCode())
                .isEqualTo(200);
    }
}
