package dev.eyewitness.search;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What stands before the colon of a term, but for {@code meta.}. */
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
    Condition read(Value value) {
        return FieldReader.read(this, value.notNegated());
    }

    /** The name that the API gives to a value of an enumeration. */
    static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
