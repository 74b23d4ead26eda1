package dev.eyewitness.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.eyewitness.service.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Somebody's page, of another origin than the service, which imports the client from it or has bundled the package. */
final class OfficePage {

    /** One that the service under test lists. */
    private static final String ORIGIN = "http://office.localhost";

    private static final Path WEBUI = Path.of("src", "main", "webui");
    private static final Path REACT_PAGE = Path.of("target", "react-page", "page.js");

    private static final String IMPORTING = """
            import * as client from '{service}/client/eyewitness.js';
            window.client = client;
            """;

    private OfficePage() {}

    /** Opens a page with the client's exports in {@code window.client}. */
    static Page importing(Page window) {
        open(window, IMPORTING.replace("{service}", Api.address().toString()), "");
        window.waitForFunction("window.client !== undefined");
        return window;
    }

    /** Opens the page of {@code client/test/react-page}, with the hook of the package as it was built. */
    static Page withReact(Page window, String token) {
        bundle();
        String service = "window.service = { url: '%s', token: '%s' };".formatted(Api.address(), token);
        try {
            open(window, Files.readString(REACT_PAGE), service);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return window;
    }

    private static void bundle() {
        try {
            Process vite = new ProcessBuilder(
                            "node",
                            "node_modules/vite/bin/vite.js",
                            "build",
                            "--config",
                            "client/test/react-page/vite.config.ts")
                    .directory(WEBUI.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(vite.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(vite.waitFor()).as(said).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void open(Page window, String module, String settings) {
        window.route(ORIGIN + "/**", route -> {
            switch (route.request().url().substring(ORIGIN.length())) {
                case "/" ->
                    answer(
                            route,
                            "text/html",
                            "<!doctype html><title>Office</title><script>" + settings
                                    + "</script><script type=\"module\" src=\"/page.js\"></script>");
                case "/page.js" -> answer(route, "text/javascript", module);
                default -> route.fulfill(new Route.FulfillOptions().setStatus(404));
            }
        });
        window.navigate(ORIGIN + "/");
    }

    private static void answer(Route route, String type, String text) {
        route.fulfill(new Route.FulfillOptions()
                .setHeaders(Map.of("Content-Type", type))
                .setBody(text));
    }
}
