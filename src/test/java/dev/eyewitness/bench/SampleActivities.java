package dev.eyewitness.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is posted: as a back office posts, fifty admins with twenty browsers, about 420 bytes each. */
public final class SampleActivities {

    private static final int ADMINS = 50;
    private static final int BROWSERS = 20;
    private static final int FIRST_BROWSER_VERSION = 120;
    private static final int ADDRESSES = 250;

    private SampleActivities() {}

    /** One activity. */
    public record Sample(
            String adminId,
            String adminName,
            String adminEmail,
            String sessionId,
            String entityId,
            String ipAddress,
            String userAgent,
            String metadata) {

        String json() {
            return """
                    {"action":"payout_approved","adminId":"%s","adminName":"%s","adminEmail":"%s","sessionId":"%s",\
                    "entityType":"payout","entityId":"%s","entityName":"March payout","ipAddress":"%s","userAgent":"%s",\
                    "metadata":%s}""".formatted(adminId, adminName, adminEmail, sessionId, entityId, ipAddress, userAgent, metadata);
        }
    }

    /** The activity of that number; the same for the same number. */
    public static Sample of(int number) {
        int admin = number % ADMINS;
        return new Sample(
                "adm_" + admin,
                "Ada Lovelace " + admin,
                "ada." + admin + "@example.com",
                "s_" + (admin * BROWSERS + number % BROWSERS),
                "po_" + number,
                "203.0.113." + number % ADDRESSES,
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/"
                        + (FIRST_BROWSER_VERSION + number % BROWSERS) + ".0.0.0 Safari/537.36",
                "{\"amount\":" + number + ",\"currency\":\"EUR\",\"reason\":\"monthly run\"}");
    }

    /** A file with {@code lines} bodies, one a line: an activity, or an array of them where {@code batch} is more than 1. */
    static Path write(int lines, int batch) throws IOException {
        Path file = Files.createTempFile("activities", ".json");
        List<String> bodies = IntStream.range(0, lines)
                .mapToObj(line -> batch == 1 ? of(line).json() : array(line * batch, batch))
                .toList();
        return Files.write(file, bodies);
    }

    private static String array(int first, int length) {
        return IntStream.range(first, first + length)
                .mapToObj(number -> of(number).json())
                .collect(Collectors.joining(",", "[", "]"));
    }
}
