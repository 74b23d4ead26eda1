package dev.eyewitness.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.eyewitness.service.Api;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Somebody's page that embeds the log: of another origin than the service, with styles and a strict policy of its own. */
final class HostPage {

    /** One that the service under test lists. */
    private static final String ORIGIN = "http://office.localhost";

    private static final String POLICY =
            "default-src 'none'; script-src 'self' {service}; connect-src 'self' {service} {sockets}; style-src 'self'";

    private static final String HTML = """
            <!doctype html>
            <html lang="en">
              <head>
                <title>Office</title>
                <link rel="stylesheet" href="/office.css">
                <script type="module" src="{service}/eyewitness-log.js"></script>
                <script type="module" src="/office.js"></script>
              </head>
              <body>
                <h1>Office</h1>
                <button>Theirs</button>
                {body}
              </body>
            </html>
            """;

    private static final String SCRIPT = """
            for (const log of document.querySelectorAll('eyewitness-log')) {
              log.token = async () => {
                const answer = await fetch('/token', { method: 'POST' });
                if (!answer.ok) {
                  throw new Error('nobody is signed in to the office');
                }
                return await answer.text();
              };
            }
            """;

    private static final String STYLE = """
            button { border: 5px solid rgb(255, 0, 0); }
            .themed { --eyewitness-card: rgb(1, 2, 3); }
            """;

    private final Page window;
    private final String body;
    private final Deque<String> tokens = new ArrayDeque<>();
    private int asked;

    private HostPage(Page window, String body) {
        this.window = window;
        this.body = body;
    }

    /** A page with these tags in its body, where {@code {service}} stands for the address of the service. */
    static HostPage in(Page window, String body) {
        return new HostPage(window, body);
    }

    /** Has these tokens for the log, one after the other and the last one for ever; none: nobody is signed in. */
    HostPage signedIn(String... given) {
        tokens.clear();
        tokens.addAll(List.of(given));
        return this;
    }

    HostPage open() {
        window.route(ORIGIN + "/**", this::answer);
        window.navigate(ORIGIN + "/");
        return this;
    }

    private void answer(Route route) {
        switch (route.request().url().substring(ORIGIN.length())) {
            case "/" -> answer(route, "text/html", HTML.replace("{body}", body));
            case "/office.js" -> answer(route, "text/javascript", SCRIPT);
            case "/office.css" -> answer(route, "text/css", STYLE);
            case "/token" -> answerToken(route);
            default -> route.fulfill(new Route.FulfillOptions().setStatus(404));
        }
    }

    private static void answer(Route route, String type, String text) {
        route.fulfill(new Route.FulfillOptions()
                .setHeaders(Map.of("Content-Type", type, "Content-Security-Policy", named(POLICY)))
                .setBody(named(text)));
    }

    private static String named(String text) {
        String service = Api.address().toString();
        return text.replace("{service}", service).replace("{sockets}", service.replaceFirst("http", "ws"));
    }

    private void answerToken(Route route) {
        asked++;
        if (tokens.isEmpty()) {
            route.fulfill(new Route.FulfillOptions().setStatus(401));
        } else {
            answer(route, "text/plain", tokens.size() > 1 ? tokens.removeFirst() : tokens.getFirst());
        }
    }

    /** How often the log has asked for a token. */
    int asked() {
        return asked;
    }

    Page window() {
        return window;
    }

    Locator logs() {
        return window.locator("eyewitness-log");
    }
}
