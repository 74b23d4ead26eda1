package dev.eyewitness.page;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a browser has against a page: errors, dialogs, broken security policies, tokens in addresses. */
final class Complaints {

    /** So that a broken policy is heard of as a console's error is, whichever element broke it. */
    private static final String REPORT_BROKEN_POLICIES = """
            addEventListener('securitypolicyviolation', (event) =>
                console.error(`broken policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
            """;

    /** What a browser tells of answers and connections, which a test may well bring about. */
    private static final Pattern NETWORK = Pattern.compile("Failed to load resource: .*|WebSocket connection to .*");

    /** How every JSON Web Token begins. */
    private static final String TOKEN = "eyJ";

    private final List<String> heard = new ArrayList<>();

    void listen(BrowserContext profile) {
        profile.addInitScript(REPORT_BROKEN_POLICIES);
        profile.onConsoleMessage(this::console);
        profile.onWebError(error -> heard.add("error: " + error.error()));
        profile.onDialog(dialog -> {
            heard.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        profile.onRequest(request -> address(request.url()));
        profile.onPage(this::listen);
    }

    private void listen(Page page) {
        page.onWebSocket(socket -> address(socket.url()));
        page.onFrameNavigated(frame -> address(frame.url()));
    }

    private void console(ConsoleMessage message) {
        if ("error".equals(message.type()) && !NETWORK.matcher(message.text()).matches()) {
            heard.add("console: " + message.text());
        }
    }

    private void address(String address) {
        if (address.contains(TOKEN)) {
            heard.add("token in an address: " + address);
        }
    }

    /** Answers what was heard so far, and forgets it. */
    List<String> take() {
        List<String> taken = List.copyOf(heard);
        heard.clear();
        return taken;
    }
}
