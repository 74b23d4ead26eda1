package dev.eyewitness.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.eyewitness.activity.Activity;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An activity as an event of CloudEvents 1.0, in its JSON format.
 *
 * @param source the log: with the id, which is the activity's, it names the event
 * @param subject what was acted on; missing where nothing was named
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record CloudEvent(
        String specversion,
        String id,
        String source,
        String type,
        Instant time,
        @Nullable String subject,
        String datacontenttype,
        Activity data) {

    /** What the events of that tenant's log come from. */
    static String source(String tenant) {
        return "/eyewitness/"
                + URLEncoder.encode(tenant, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The event of an activity of the log that is that source. */
    static CloudEvent of(Activity activity, String source) {
        return new CloudEvent(
                "1.0",
                activity.id.toString(),
                source,
                "dev.eyewitness.activity." + activity.action,
                activity.occurredAt,
                subject(activity),
                "application/json",
                activity);
    }

    private static @Nullable String subject(Activity activity) {
        if (activity.entityType == null || activity.entityType.isEmpty()) {
            return null;
        }
        return withoutControls(
                activity.entityId == null ? activity.entityType : activity.entityType + "/" + activity.entityId);
    }

    /** No attribute of an event may hold a control character. */
    private static String withoutControls(String text) {
        char[] characters = text.toCharArray();
        for (int at = 0; at < characters.length; at++) {
            if (Character.isISOControl(characters[at])) {
                characters[at] = '\uFFFD';
            }
        }
        return new String(characters);
    }
}
