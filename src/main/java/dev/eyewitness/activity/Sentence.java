package dev.eyewitness.activity;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The human sentence that a template makes of an activity.
 *
 * <p>A template is text with placeholders ({@code {admin}}, {@code {entity}}, {@code {entityType}}, {@code {entityId}},
 * {@code {entityName}}, {@code {label}}, {@code {action}}) and choices {@code [a|b|…]}: of a choice, the first alternative
 * is taken whose placeholders all have a value. {@code {admin}} is the name, else the e-mail, else the id; {@code {entity}}
 * the name, else the id. A failed activity says so at the end.
 */
public final class Sentence {

    private static final Pattern CHOICE = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z]+)}");

    private Sentence() {}

    /** What {@code template} says of that activity; a placeholder without a value stands for nothing. */
    public static String describe(String template, Activity activity) {
        Map<String, Optional<String>> values = values(activity);
        String chosen = CHOICE.matcher(template)
                .replaceAll(choice -> Matcher.quoteReplacement(firstComplete(choice.group(1), values)));
        String filled = PLACEHOLDER
                .matcher(chosen)
                .replaceAll(placeholder ->
                        Matcher.quoteReplacement(values.getOrDefault(placeholder.group(1), Optional.empty())
                                .orElse("")));
        return filled.strip() + outcome(activity);
    }

    private static String firstComplete(String choice, Map<String, Optional<String>> values) {
        for (String alternative : choice.split("\\|", -1)) {
            boolean complete = PLACEHOLDER
                    .matcher(alternative)
                    .results()
                    .allMatch(placeholder -> values.getOrDefault(placeholder.group(1), Optional.empty())
                            .isPresent());
            if (complete) {
                return alternative;
            }
        }
        return "";
    }

    private static String outcome(Activity activity) {
        if (activity.success) {
            return "";
        }
        return activity.failureReason == null ? " (failed)" : " (failed: " + activity.failureReason + ")";
    }

    private static Map<String, Optional<String>> values(Activity activity) {
        return Map.of(
                "admin", firstOf(activity.adminName, activity.adminEmail).or(() -> Optional.of(activity.adminId)),
                "entity", firstOf(activity.entityName, activity.entityId),
                "entityType", Optional.ofNullable(activity.entityType),
                "entityId", Optional.ofNullable(activity.entityId),
                "entityName", Optional.ofNullable(activity.entityName),
                "label", Optional.of(activity.label),
                "action", Optional.of(activity.action));
    }

    private static Optional<String> firstOf(@Nullable String first, @Nullable String second) {
        return Optional.ofNullable(first != null ? first : second);
    }
}
