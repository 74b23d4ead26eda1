package dev.eyewitness.search;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A parameter that filters, and how its value becomes terms of a query. */
enum FilterParameter {
    SEARCH("search"),
    ACTION("action"),
    CATEGORY("category"),
    ADMIN_ID("adminId"),
    ADMIN_EMAIL("adminEmail"),
    SESSION_ID("sessionId"),
    ENTITY_TYPE("entityType"),
    ENTITY_ID("entityId"),
    IP("ip"),
    SUCCESS("success"),
    SEVERITY("severity"),
    FROM("from"),
    TO("to"),
    Q("q");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s,]+");

    /** An element of a list, without the white space around it. */
    private static final Pattern ELEMENT = Pattern.compile("[^,\\s](?:[^,]*[^,\\s])?");

    private final String parameter;

    FilterParameter(String parameter) {
        this.parameter = parameter;
    }

    /** Its name in a request. */
    String parameter() {
        return parameter;
    }

    /**
     * The terms of a query that its values, one for each time that it was given, stand for.
     *
     * @throws QueryException where one cannot be read
     */
    List<Query> terms(List<String> values) {
        values.forEach(Value::check);
        return switch (this) {
            case SEARCH -> words(values);
            case ACTION -> anyOf(Field.ACTION, values);
            case CATEGORY -> anyOf(Field.CATEGORY, values);
            case ADMIN_ID -> anyOf(Field.ADMIN_ID, values);
            case ADMIN_EMAIL -> anyOf(Field.ADMIN_EMAIL, values);
            case SESSION_ID -> anyOf(Field.SESSION, values);
            case ENTITY_TYPE -> anyOf(Field.ENTITY_TYPE, values);
            case ENTITY_ID -> anyOf(Field.ENTITY_ID, values);
            case IP -> anyOf(Field.IP, values);
            case SUCCESS -> each(Field.SUCCESS, values);
            case SEVERITY -> each(Field.SEVERITY, values);
            case FROM -> each(Field.AFTER, values);
            case TO -> each(Field.BEFORE, values);
            case Q ->
                values.stream()
                        .flatMap(query -> QueryParser.parse(query).terms().stream())
                        .toList();
        };
    }

    private static List<Query> words(List<String> values) {
        return values.stream()
                .flatMap(BETWEEN_WORDS::splitAsStream)
                .filter(word -> !word.isEmpty())
                .<Query>map(Condition.Contains::new)
                .toList();
    }

    private static List<Query> anyOf(Field field, List<String> values) {
        List<Condition> alternatives = values.stream()
                .flatMap(FilterParameter::elements)
                .map(field::read)
                .toList();
        return alternatives.isEmpty() ? List.of() : List.of(Query.AnyOf.of(alternatives));
    }

    private static Stream<Value> elements(String list) {
        return ELEMENT.matcher(list)
                .results()
                .map(element -> new Value(element.group(), true, Value.column(list, element.start())));
    }

    private static List<Query> each(Field field, List<String> values) {
        return values.stream()
                .filter(value -> !value.isBlank())
                .<Query>map(value -> field.read(new Value(value, true, 1)))
                .toList();
    }
}
