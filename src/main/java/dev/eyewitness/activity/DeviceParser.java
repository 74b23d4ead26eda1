package dev.eyewitness.activity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ua_parser.CachingParser;
import ua_parser.Client;

/** Reads a {@code User-Agent} with the ua-parser project's rules, which are loaded at the first one. */
@ApplicationScoped
public class DeviceParser {

    private static final Set<String> DESKTOP_SYSTEMS =
            Set.of("Windows", "Mac OS X", "Linux", "Ubuntu", "Fedora", "Debian", "Chrome OS", "FreeBSD", "OpenBSD");

    private static final int REMEMBERED_USER_AGENTS = 2_000;

    /** Reading the rules costs more than a second on the JVM: the service must not pay it before it is ready. */
    private static final class Rules {
        private static final CachingParser PARSER = new CachingParser(REMEMBERED_USER_AGENTS);
    }

    /** The device of that user agent; safe for any text and for concurrent use. */
    public Device parse(String userAgent) {
        Client client = Rules.PARSER.parse(userAgent);
        return new Device(
                type(userAgent.toLowerCase(Locale.ROOT), client),
                known(client.userAgent.family),
                known(client.os.family));
    }

    private static String type(String userAgent, Client client) {
        String family = client.device.family;
        if ("Spider".equals(family)) {
            return "bot";
        }
        boolean android = "Android".equals(client.os.family);
        if (userAgent.contains("ipad") || userAgent.contains("tablet") || (android && !userAgent.contains("mobile"))) {
            return "tablet";
        }
        if (android || userAgent.contains("mobile") || userAgent.contains("iphone")) {
            return "mobile";
        }
        return DESKTOP_SYSTEMS.contains(client.os.family) ? "desktop" : "other";
    }

    private static @Nullable String known(@Nullable String family) {
        return family == null || family.equals("Other") ? null : family;
    }
}
