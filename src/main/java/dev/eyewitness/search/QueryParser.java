package dev.eyewitness.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a query string; {@code docs/query.md} has its grammar.
 *
 * <p>Terms stand apart by white space and must all hold. A term is text to be found, or {@code field:value}; commas part values of
 * which one must hold; a {@code -} before a term negates it. A value with white space, a comma or a quotation mark in it, or a colon
 * where it is free text, stands in quotation marks, within which {@code \"} is a quotation mark, {@code \\} a backslash, and a backslash
 * before anything else is refused. Outside of them a backslash is a plain character.
 */
public final class QueryParser {

    /** The longest query string, in UTF-16 units. */
    public static final int MAX_LENGTH = Value.MAX_LENGTH;

    /** The most conditions of one query, alternatives counted one by one. */
    public static final int MAX_CONDITIONS = 100;

    private static final String META = "meta.";

    private final QueryScanner scanner;
    private int conditions;

    private QueryParser(String text) {
        this.scanner = new QueryScanner(text);
    }

    /**
     * The query that {@code text} writes; nothing but white space is {@link Query#everything()}.
     *
     * @throws QueryException where it is none, or is longer than the bounds
     */
    public static Query.AllOf parse(String text) {
        Value.check(text);
        return new QueryParser(text).query();
    }

    private Query.AllOf query() {
        List<Query> terms = new ArrayList<>();
        scanner.skipBlanks();
        while (!scanner.isAtEnd()) {
            terms.add(term());
            if (!scanner.isAtEnd() && !scanner.isAtBlank()) {
                throw scanner.expected("a blank or a comma: quotation marks go around a whole value");
            }
            scanner.skipBlanks();
        }
        return new Query.AllOf(terms);
    }

    private Query term() {
        boolean negated = scanner.take('-');
        Query choice = alternatives(reader());
        return negated ? new Query.Not(choice) : choice;
    }

    /** What reads the values of the term that begins here; the position is then after its colon. */
    private Function<Value, Condition> reader() {
        int start = scanner.position();
        Optional<List<String>> path = scanner.take(META) ? path() : Optional.empty();
        if (path.isPresent()) {
            return value -> Metadata.read(path.get(), value);
        }
        scanner.backTo(start);
        String name = scanner.bare(":");
        if (scanner.take(':')) {
            return Field.named(name).orElseThrow(() -> unknown(name, start))::read;
        }
        scanner.backTo(start);
        return QueryParser::freeText;
    }

    private QueryException unknown(String name, int start) {
        String meant = Suggestion.of(name, Field.names())
                .map(near -> " (" + near + "?)")
                .orElse("");
        return new QueryException(
                scanner.column(start),
                "a field before the colon" + meant + ": one of " + String.join(", ", Field.names())
                        + " or meta.<name>; text that holds a colon goes in quotation marks");
    }

    /** The names of {@code meta.a.b:}; empty where no colon follows, so that it is text. */
    private Optional<List<String>> path() {
        List<String> names = new ArrayList<>();
        do {
            String name = scanner.isAt('"') ? scanner.quoted() : scanner.bare(".:");
            if (name.isEmpty()) {
                throw scanner.expected("a name of the metadata, as in meta.reason:fraud");
            }
            names.add(name);
        } while (scanner.take('.'));
        return scanner.take(':') ? Optional.of(names) : Optional.empty();
    }

    private static Condition freeText(Value value) {
        if (value.text().isEmpty()) {
            throw value.expected("text between the quotation marks");
        }
        return new Condition.Contains(value.notNegated().text());
    }

    private Query alternatives(Function<Value, Condition> reader) {
        List<Condition> alternatives = new ArrayList<>();
        do {
            if (++conditions > MAX_CONDITIONS) {
                throw scanner.expected("the end: a query has at most " + MAX_CONDITIONS + " values");
            }
            alternatives.add(reader.apply(value()));
        } while (scanner.take(','));
        return Query.AnyOf.of(alternatives);
    }

    private Value value() {
        int start = scanner.position();
        boolean literal = scanner.isAt('"');
        String value = literal ? scanner.quoted() : scanner.bare("");
        if (!literal && value.isEmpty()) {
            throw scanner.expected("a value");
        }
        return new Value(value, literal, scanner.column(start));
    }
}
