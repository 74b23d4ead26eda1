package dev.eyewitness.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eyewitness.service.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A day of made-up activities, the same each time but for the hour, that shows what the page can. */
final class OfficeDay {

    private static final int SEED = 7;
    private static final int ACTIVITIES = 160;
    private static final double DAY_SECONDS = 84_000;
    private static final int SESSION_LENGTH = 14;
    private static final double FAILING = 0.08;

    /** Of whom the details are shown: the one that still goes on. */
    private static final int LAST_SESSION = 3;

    private static final List<Admin> ADMINS = List.of(
            new Admin(
                    "ada",
                    "Ada Lovelace",
                    "203.0.113.7",
                    "Windows NT 10.0; Win64; x64",
                    "Chrome/141.0.0.0 Safari/537.36"),
            new Admin(
                    "grace",
                    "Grace Hopper",
                    "198.51.100.23",
                    "Macintosh; Intel Mac OS X 10_15_7",
                    "Version/18.0 Safari/605.1.15"),
            new Admin(
                    "linus",
                    "Linus Pauling",
                    "2001:db8::17",
                    "X11; Linux x86_64; rv:144.0",
                    "Gecko/20100101 Firefox/144.0"),
            new Admin(
                    "mary",
                    "Mary Somerville",
                    "192.0.2.40",
                    "iPhone; CPU iPhone OS 18_0 like Mac OS X",
                    "Version/18.0 Mobile/15E148 Safari/604.1"),
            new Admin(
                    "noor",
                    "Noor Inayat",
                    "203.0.113.90",
                    "Windows NT 10.0; Win64; x64",
                    "Chrome/141.0.0.0 Safari/537.36"));

    private static final List<Deed> DEEDS = List.of(
            new Deed("payout_approved", "payout", "po_", ""),
            new Deed("payout_rejected", "payout", "po_", ""),
            new Deed("user_updated", "user", "u_", "Jonas Weber"),
            new Deed("user_suspended", "user", "u_", "Mia Rossi"),
            new Deed("subscription_updated", "subscription", "sub_", ""),
            new Deed("transaction_refunded", "transaction", "tx_", ""),
            new Deed("content_published", "content", "c_", "Autumn prices"),
            new Deed("settings_updated", "settings", "mail_", ""),
            new Deed("admin_role_changed", "admin", "adm_", "Eve Novak"),
            new Deed("api_key_created", "api_key", "key_", ""));

    private OfficeDay() {}

    private record Admin(String id, String name, String ip, String system, String browser) {

        ObjectNode doing(String action, int session) {
            return Json.activity(action)
                    .put("adminId", id)
                    .put("adminName", name)
                    .put("adminEmail", id + "@example.com")
                    .put("sessionId", "s_" + id + "_" + session)
                    .put("ipAddress", ip)
                    .put("userAgent", "Mozilla/5.0 (" + system + ") AppleWebKit/537.36 (KHTML, like Gecko) " + browser);
        }
    }

    private record Deed(String action, String entityType, String prefix, String entityName) {}

    /** The activities up to that moment, the oldest first. */
    static List<String> until(Instant end) {
        Random random = new Random(SEED);
        int[] done = new int[ADMINS.size()];
        List<String> activities = new ArrayList<>();
        for (int number = 0; number < ACTIVITIES; number++) {
            int admin = random.nextInt(ADMINS.size());
            double left = 1 - (double) number / ACTIVITIES;
            activities.add(next(random, ADMINS.get(admin), done[admin]++)
                    .put(
                            "occurredAt",
                            end.minusSeconds((long) (left * left * DAY_SECONDS) + 1)
                                    .toString())
                    .toString());
        }
        activities.add(change().put("occurredAt", end.toString()).toString());
        return activities;
    }

    private static ObjectNode next(Random random, Admin admin, int done) {
        int session = done / SESSION_LENGTH + 1;
        if (done % SESSION_LENGTH == 0) {
            return admin.doing("login", session);
        }
        if (done % SESSION_LENGTH == SESSION_LENGTH - 1) {
            return admin.doing("logout", session);
        }
        Deed deed = DEEDS.get(random.nextInt(DEEDS.size()));
        ObjectNode activity = admin.doing(deed.action(), session)
                .put("entityType", deed.entityType())
                .put("entityId", deed.prefix() + (100 + random.nextInt(900)));
        if (!deed.entityName().isEmpty()) {
            activity.put("entityName", deed.entityName());
        }
        if (random.nextDouble() < FAILING) {
            activity.put("success", false).put("failureReason", "a second approval is missing");
        }
        return activity;
    }

    /** What the details are shown of. */
    private static ObjectNode change() {
        ObjectNode activity = ADMINS.getFirst()
                .doing("subscription_updated", LAST_SESSION)
                .put("entityType", "subscription")
                .put("entityId", "sub_417")
                .put("entityName", "Harbour Bakery");
        activity.putArray("changes")
                .add(Json.object().put("field", "plan").put("from", "starter").put("to", "business"))
                .add(Json.object().put("field", "seats").put("from", 5).put("to", 25));
        ObjectNode metadata = activity.putObject("metadata").put("ticket", "SUP-2041");
        metadata.putObject("price").put("amount", 1490).put("currency", "EUR");
        metadata.putArray("approvedBy").add("grace").add("mary");
        return activity;
    }
}
