package dev.eyewitness.search;

import dev.eyewitness.activity.Category;
import dev.eyewitness.activity.Severity;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the value of each field, or says what it would have to be. */
final class FieldReader {

    private FieldReader() {}

    static Condition read(Field field, Value value) {
        return switch (field) {
            case ACTION -> action(value);
            case CATEGORY -> new Condition.CategoryIs(named(Category.values(), value, value.text()));
            case ADMIN -> new Condition.AdminIs(value.exact());
            case ADMIN_ID -> exactly(TextColumn.ADMIN_ID, value);
            case ADMIN_EMAIL -> exactly(TextColumn.ADMIN_EMAIL, value);
            case SESSION -> exactly(TextColumn.SESSION, value);
            case ENTITY -> entity(value);
            case ENTITY_TYPE -> exactly(TextColumn.ENTITY_TYPE, value);
            case ENTITY_ID -> exactly(TextColumn.ENTITY_ID, value);
            case IP -> address(value);
            case SUCCESS -> success(value);
            case SEVERITY -> severity(value);
            case AFTER -> new Condition.OccurredFrom(time(value));
            case BEFORE -> new Condition.OccurredBefore(time(value));
        };
    }

    private static Condition exactly(TextColumn column, Value value) {
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
                .filter(one -> Field.code(one).equals(name))
                .findFirst()
                .orElseThrow(() -> value.expected(
                        "one of " + Stream.of(all).map(Field::code).collect(Collectors.joining(", "))));
    }
}
