package dev.eyewitness.search;

import dev.eyewitness.activity.Activity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a word is looked for in: admin name and e-mail, action, label, description, entity id and name, IP address.
 *
 * <p>One to a line, so that no word is found across two of them; a word that holds the end of a line is looked for in one after the
 * other.
 */
final class Haystack {

    private static final List<String> COLUMNS = List.of(
            "coalesce(admin_name, '')",
            "coalesce(admin_email, '')",
            "action",
            "label",
            "description",
            "coalesce(entity_id, '')",
            "coalesce(entity_name, '')",
            "coalesce(host(ip_address), '')");

    /** The same as {@link #of}, in SQL. */
    private static final String SQL = CaseFolding.sql(String.join(" || chr(10) || ", COLUMNS));

    /** The same as {@link #lines}, in SQL. */
    private static final List<String> SQL_LINES =
            COLUMNS.stream().map(CaseFolding::sql).toList();

    private static final char LINE_END = '\n';

    private Haystack() {}

    /** The expressions in SQL of which one must hold that word. */
    static List<String> sql(String folded) {
        return folded.indexOf(LINE_END) < 0 ? List.of(SQL) : SQL_LINES;
    }

    /** Whether the activity holds that word. */
    static boolean holds(Searchable activity, String folded) {
        return folded.indexOf(LINE_END) < 0
                ? activity.haystack().contains(folded)
                : lines(activity.activity()).stream().map(CaseFolding::fold).anyMatch(line -> line.contains(folded));
    }

    static String of(Activity activity) {
        return CaseFolding.fold(String.join("\n", lines(activity)));
    }

    private static List<String> lines(Activity activity) {
        return List.of(
                given(activity.adminName),
                given(activity.adminEmail),
                activity.action,
                activity.label,
                activity.description,
                given(activity.entityId),
                given(activity.entityName),
                given(activity.ipAddress));
    }

    private static String given(@Nullable String line) {
        return line == null ? "" : line;
    }
}
