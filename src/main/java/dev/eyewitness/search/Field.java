package dev.eyewitness.search;

import dev.eyewitness.activity.Category;
import dev.eyewitness.activity.Severity;
import dev.eyewitness.search.Condition.Comparison;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands before the colon of a term, but for {@code meta.}; and how its values are read. */
enum Field {
    ACTION("action"),
    CATEGORY("category"),
    ADMIN("admin"),
    ADMIN_ID("adminId"),
    ADMIN_EMAIL("adminEmail"),
    SESSION("session", "sessionId"),
    ENTITY("entity"),
    ENTITY_TYPE("entityType"),
    ENTITY_ID("entityId"),
    IP("ip"),
    SUCCESS("success"),
    SEVERITY("severity"),
    AFTER("after", "from"),
    BEFORE("before", "to");

    private final String ownName;
    private final String otherName;

    Field(String onlyName) {
        this(onlyName, onlyName);
    }

    /**
     * A field of two names.
     *
     * @param ownName the one that a query is written with
     * @param otherName the one that the parameter of the same meaning has
     */
    Field(String ownName, String otherName) {
        this.ownName = ownName;
        this.otherName = otherName;
    }

    /** The field of that name. */
    static Optional<Field> named(String name) {
        return Arrays.stream(values())
                .filter(field -> field.ownName.equals(name) || field.otherName.equals(name))
                .findFirst();
    }

    /** All names that a query string takes. */
    static List<String> names() {
        return Arrays.stream(values())
                .flatMap(field -> Stream.of(field.ownName, field.otherName))
                .distinct()
                .toList();
    }

    /** Its own name and the colon. */
    String key() {
        return ownName + ":";
    }

    /**
     * The condition that this field has that value.
     *
     * @throws QueryException where it can have no such value
     */
    Condition read(Value written) {
        Value value = written.notNegated();
        return switch (this) {
            case ACTION -> action(value);
            case CATEGORY -> new Condition.CategoryIs(named(Category.values(), value, value.text()));
            case ADMIN -> new Condition.AdminIs(value.exact());
            case ADMIN_ID -> exactly(Condition.Column.ADMIN_ID, value);
            case ADMIN_EMAIL -> exactly(Condition.Column.ADMIN_EMAIL, value);
            case SESSION -> exactly(Condition.Column.SESSION, value);
            case ENTITY -> entity(value);
            case ENTITY_TYPE -> exactly(Condition.Column.ENTITY_TYPE, value);
            case ENTITY_ID -> exactly(Condition.Column.ENTITY_ID, value);
            case IP -> address(value);
            case SUCCESS -> success(value);
            case SEVERITY -> severity(value);
            case AFTER -> new Condition.OccurredFrom(time(value));
            case BEFORE -> new Condition.OccurredBefore(time(value));
        };
    }

    private static Condition exactly(Condition.Column column, Value value) {
        return new Condition.Exactly(column, value.exact());
    }

    private static Condition action(Value value) {
        String text = value.text();
        boolean prefix = text.endsWith("*");
        String action = prefix ? text.substring(0, text.length() - 1) : text;
        if (action.indexOf('*') >= 0) {
            throw value.expected("an action such as login, or a beginning such as user_*: only its end may be a *");
        }
        return new Condition.ActionIs(action, prefix);
    }

    private static Condition entity(Value value) {
        String text = value.exact();
        int slash = text.indexOf('/');
        if (slash == 0 || slash == text.length() - 1 || text.isEmpty()) {
            throw value.expected("a type, or a type and an id, such as payout or payout/po_17");
        }
        return slash < 0
                ? new Condition.EntityIs(text, null)
                : new Condition.EntityIs(text.substring(0, slash), text.substring(slash + 1));
    }

    private static Condition address(Value value) {
        return Network.parse(value.text())
                .map(Condition.AddressIn::new)
                .orElseThrow(() -> value.expected(
                        "an IPv4 or IPv6 address or network such as 203.0.113.7, 10.0.0.0/8 or" + " 2001:db8::/32"));
    }

    private static Condition success(Value value) {
        return switch (value.text()) {
            case "true" -> new Condition.SuccessIs(true);
            case "false" -> new Condition.SuccessIs(false);
            default -> throw value.expected("true or false");
        };
    }

    private static Condition severity(Value value) {
        for (Comparison comparison : Comparison.values()) {
            if (value.text().startsWith(comparison.sign())) {
                String name = value.text().substring(comparison.sign().length());
                return new Condition.SeverityIs(comparison, named(Severity.values(), value, name));
            }
        }
        return new Condition.SeverityIs(Comparison.AT_LEAST, named(Severity.values(), value, value.text()));
    }

    private static Instant time(Value value) {
        return Times.parse(value.text())
                .orElseThrow(() -> value.expected(
                        "a date such as 2026-11-01 or an RFC 3339 time such as 2026-11-01T09:30:00Z, in an address with"
                                + " + written as %2B"));
    }

    private static <E extends Enum<E>> E named(E[] all, Value value, String name) {
        return Arrays.stream(all)
                .filter(one -> code(one).equals(name))
                .findFirst()
                .orElseThrow(() -> value.expected(
                        "one of " + Stream.of(all).map(Field::code).collect(Collectors.joining(", "))));
    }

    /** The name that the API gives to a value of an enumeration. */
    static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
