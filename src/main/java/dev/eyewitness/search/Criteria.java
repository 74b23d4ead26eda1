package dev.eyewitness.search;

import dev.eyewitness.activity.Activity;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/**
 * Conditions on activities, ANDed, as SQL with named parameters: no text of a caller ever becomes part of a statement.
 */
final class Criteria {

    /** All that a word of a search is looked for in. */
    private static final String HAYSTACK = """
            lower(concat_ws(' ', admin_name, admin_email, action, label, description, entity_id, entity_name, \
            host(ip_address)))""";

    private static final char ESCAPE = '\\';

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    Criteria(String tenant) {
        conditions.add("tenant = " + bind(tenant));
    }

    /** Older than that number. */
    Criteria before(long seq) {
        conditions.add("seq < " + bind(seq));
        return this;
    }

    /** Any of those actions; one that ends in {@code *} stands for all that begin so. None: no condition. */
    Criteria actions(List<String> actions) {
        if (!actions.isEmpty()) {
            List<String> either = actions.stream().map(this::action).toList();
            conditions.add("(" + String.join(" OR ", either) + ")");
        }
        return this;
    }

    private String action(String action) {
        return action.endsWith("*")
                ? like("action", escaped(action.substring(0, action.length() - 1)) + "%")
                : "action = " + bind(action);
    }

    /** Each of those words somewhere, in any case. */
    Criteria words(List<String> words) {
        words.forEach(word -> conditions.add(like(HAYSTACK, "%" + escaped(word.toLowerCase(Locale.ROOT)) + "%")));
        return this;
    }

    private String like(String expression, String pattern) {
        return expression + " LIKE " + bind(pattern) + " ESCAPE '" + ESCAPE + "'";
    }

    private String bind(Object value) {
        String name = "p" + parameters.size();
        parameters.put(name, value);
        return ":" + name;
    }

    private static String escaped(String literal) {
        return literal.replaceAll("[\\\\%_]", "\\\\$0");
    }

    /** The newest activities that meet all conditions. */
    List<Activity> newestFirst(EntityManager entities, int limit) {
        String sql = "SELECT * FROM activity WHERE " + String.join(" AND ", conditions) + " ORDER BY seq DESC";
        NativeQuery<Activity> query = entities.unwrap(Session.class).createNativeQuery(sql, Activity.class);
        parameters.forEach(query::setParameter);
        return query.setMaxResults(limit).getResultList();
    }
}
