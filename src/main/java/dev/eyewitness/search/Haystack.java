package dev.eyewitness.search;

import dev.eyewitness.activity.Activity;
import org.jspecify.annotations.Nullable;

/**
 * All that a word is looked for in: admin name and e-mail, action, label, description, entity id and name, IP address.
 *
 * <p>One to a line, so that no word is found across two of them.
 */
final class Haystack {

    /** The same as {@link #of}, in SQL. */
    static final String SQL = CaseFolding.sql("""
            coalesce(admin_name, '') || chr(10) || coalesce(admin_email, '') || chr(10) || action || chr(10) || label \
            || chr(10) || description || chr(10) || coalesce(entity_id, '') || chr(10) || coalesce(entity_name, '') \
            || chr(10) || coalesce(host(ip_address), '')""");

    private static final int USUAL_LENGTH = 200;

    private Haystack() {}

    static String of(Activity activity) {
        StringBuilder lines = new StringBuilder(USUAL_LENGTH);
        add(lines, activity.adminName);
        add(lines, activity.adminEmail);
        add(lines, activity.action);
        add(lines, activity.label);
        add(lines, activity.description);
        add(lines, activity.entityId);
        add(lines, activity.entityName);
        if (activity.ipAddress != null) {
            lines.append(activity.ipAddress);
        }
        return CaseFolding.fold(lines.toString());
    }

    private static void add(StringBuilder lines, @Nullable String line) {
        if (line != null) {
            lines.append(line);
        }
        lines.append('\n');
    }
}
