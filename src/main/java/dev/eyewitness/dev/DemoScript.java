package dev.eyewitness.dev;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.eyewitness.ingest.NewActivity;
import dev.eyewitness.ingest.NewChange;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Who does what in the demo; every call draws the next scene. */
final class DemoScript {

    private record Admin(String id, String name, String email, String ipAddress, String userAgent) {}

    /** What happens: the action, what it acts on, and why it may fail. */
    private record Scene(
            String action,
            @Nullable String entityType,
            @Nullable String entityId,
            @Nullable String entityName,
            @Nullable String failureReason) {}

    private static final List<Admin> ADMINS = List.of(
            admin("ada", "Ada Lovelace", "203.0.113.7", "(X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0"),
            admin(
                    "grace",
                    "Grace Hopper",
                    "198.51.100.23",
                    "(Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15"),
            admin(
                    "alan",
                    "Alan Turing",
                    "2001:db8:85a3::8a2e:370:7334",
                    "(Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36"),
            admin(
                    "katherine",
                    "Katherine Johnson",
                    "192.0.2.61",
                    "(iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5"
                            + " Mobile/15E148 Safari/604.1"),
            admin(
                    "linus",
                    "Linus Pauling",
                    "2001:db8::17",
                    "(Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile"
                            + " Safari/537.36"),
            admin(
                    "marie",
                    "Marie Curie",
                    "203.0.113.190",
                    "(iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5"
                            + " Mobile/15E148 Safari/604.1"));

    private static final List<Scene> SCENES = List.of(
            new Scene("login", null, null, null, null),
            new Scene("login", null, null, null, "wrong password"),
            new Scene("logout", null, null, null, null),
            new Scene("user_created", "user", "usr_2041", "Tim Berners", null),
            new Scene("user_updated", "user", "usr_1187", "Hedy Lamarr", null),
            new Scene("user_suspended", "user", "usr_0913", "Mallory Marsh", null),
            new Scene("user_activated", "user", "usr_0913", "Mallory Marsh", null),
            new Scene("payout_created", "payout", "po_3391", null, null),
            new Scene("payout_approved", "payout", "po_3391", null, null),
            new Scene("payout_approved", "payout", "po_3392", null, "limit of the day exceeded"),
            new Scene("payout_rejected", "payout", "po_3388", null, null),
            new Scene("transaction_refunded", "transaction", "tx_77120", null, null),
            new Scene("subscription_paused", "subscription", "sub_512", "Team plan, Acme GmbH", null),
            new Scene("content_published", "article", "art_88", "Terms of service, 4th edition", null),
            new Scene("settings_updated", "settings", "billing", "billing", null),
            new Scene("api_key_created", "api_key", "key_19", "warehouse sync", null),
            new Scene("two_factor_disabled", "user", "usr_1187", "Hedy Lamarr", null),
            new Scene("admin_role_changed", "admin", "linus", "Linus Pauling", null),
            new Scene("bulk_action_performed", "user", null, null, null),
            new Scene("invoice.voided", "invoice", "in_2210", null, null));

    private static Admin admin(String id, String name, String ipAddress, String userAgent) {
        return new Admin(id, name, id + "@example.com", ipAddress, "Mozilla/5.0 " + userAgent);
    }

    NewActivity next() {
        Admin admin = anyOf(ADMINS);
        Scene scene = anyOf(SCENES);
        return new NewActivity(
                scene.action(),
                admin.id(),
                admin.name(),
                admin.email(),
                "s_" + admin.id(),
                scene.entityType(),
                scene.entityId(),
                scene.entityName(),
                admin.ipAddress(),
                admin.userAgent(),
                scene.failureReason() == null,
                scene.failureReason(),
                metadata(),
                changes(scene),
                null,
                null,
                null);
    }

    private static ObjectNode metadata() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("ticket", "SUP-" + ThreadLocalRandom.current().nextInt(1_000, 10_000));
    }

    private static @Nullable List<NewChange> changes(Scene scene) {
        return scene.action().equals("admin_role_changed")
                ? List.of(new NewChange("role", TextNode.valueOf("support"), TextNode.valueOf("owner")))
                : null;
    }

    private static <T> T anyOf(List<T> choices) {
        return choices.get(ThreadLocalRandom.current().nextInt(choices.size()));
    }
}
