package dev.eyewitness.activity;

import org.jspecify.annotations.Nullable;

/**
 * The human sentence that a template makes of an activity.
 *
 * <p>A template is text with placeholders ({@code {admin}}, {@code {entity}}, {@code {entityType}}, {@code {entityId}},
 * {@code {entityName}}, {@code {label}}, {@code {action}}) and choices {@code [a|b|…]}: of a choice, the first alternative
 * is taken whose placeholders all have a value. {@code {admin}} is the name, else the e-mail, else the id; {@code {entity}}
 * the name, else the id. What is blank has no value. A failed activity says so at the end.
 */
public final class Sentence {

    private final Activity activity;
    private final StringBuilder said = new StringBuilder();

    private Sentence(Activity activity) {
        this.activity = activity;
    }

    /** What {@code template} says of that activity; a placeholder without a value stands for nothing. */
    public static String describe(String template, Activity activity) {
        Sentence sentence = new Sentence(activity);
        sentence.say(template);
        return sentence.said.toString().strip() + outcome(activity);
    }

    /** One pass, without patterns: at times this runs while the log's head is locked. */
    private void say(String template) {
        int done = 0;
        int open = template.indexOf('[');
        while (open >= 0) {
            int close = template.indexOf(']', open);
            if (close < 0) {
                break;
            }
            int innermost = template.lastIndexOf('[', close);
            fill(template.substring(done, innermost));
            fill(firstComplete(template.substring(innermost + 1, close)));
            done = close + 1;
            open = template.indexOf('[', done);
        }
        fill(template.substring(done));
    }

    private String firstComplete(String choice) {
        int begin = 0;
        while (begin <= choice.length()) {
            int bar = choice.indexOf('|', begin);
            int end = bar < 0 ? choice.length() : bar;
            String alternative = choice.substring(begin, end);
            if (isComplete(alternative)) {
                return alternative;
            }
            begin = end + 1;
        }
        return "";
    }

    private boolean isComplete(String alternative) {
        for (int brace = alternative.indexOf('{'); brace >= 0; brace = alternative.indexOf('{', brace + 1)) {
            int end = endOfPlaceholder(alternative, brace);
            if (end > 0 && value(alternative.substring(brace + 1, end)) == null) {
                return false;
            }
        }
        return true;
    }

    private void fill(String text) {
        int done = 0;
        for (int brace = text.indexOf('{'); brace >= 0; brace = text.indexOf('{', brace + 1)) {
            int end = endOfPlaceholder(text, brace);
            if (end > 0) {
                String value = value(text.substring(brace + 1, end));
                said.append(text, done, brace).append(value == null ? "" : value);
                done = end + 1;
            }
        }
        said.append(text, done, text.length());
    }

    /** Where the placeholder that opens there closes; -1 where none does: a name is one or more ASCII letters. */
    private static int endOfPlaceholder(String text, int brace) {
        int end = brace + 1;
        while (end < text.length() && isLetter(text.charAt(end))) {
            end++;
        }
        boolean isClosed = end > brace + 1 && end < text.length() && text.charAt(end) == '}';
        return isClosed ? end : -1;
    }

    private static boolean isLetter(char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }

    private @Nullable String value(String placeholder) {
        return switch (placeholder) {
            case "admin" -> first(activity.adminName, first(activity.adminEmail, activity.adminId));
            case "entity" -> first(activity.entityName, activity.entityId);
            case "entityType" -> said(activity.entityType);
            case "entityId" -> said(activity.entityId);
            case "entityName" -> said(activity.entityName);
            case "label" -> said(activity.label);
            case "action" -> activity.action;
            default -> null;
        };
    }

    private static @Nullable String first(@Nullable String first, @Nullable String second) {
        return said(first) != null ? first : said(second);
    }

    /** What is blank says nothing: a sentence with it would lack its subject. */
    private static @Nullable String said(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }

    private static String outcome(Activity activity) {
        if (activity.success) {
            return "";
        }
        String reason = said(activity.failureReason);
        return reason == null ? " (failed)" : " (failed: " + reason + ")";
    }
}
