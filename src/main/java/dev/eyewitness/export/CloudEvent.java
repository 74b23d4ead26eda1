package dev.eyewitness.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.eyewitness.activity.Activity;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;
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

    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}|[\\u0080-\\u009F]");

    static CloudEvent of(Activity activity) {
        return new CloudEvent(
                "1.0",
                activity.id.toString(),
                "/eyewitness/"
                        + URLEncoder.encode(activity.tenant, StandardCharsets.UTF_8)
                                .replace("+", "%20"),
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
        return CONTROLS.matcher(text).replaceAll("\uFFFD");
    }
}
