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

    private final String text;
    private int at;
    private int conditions;

    private QueryParser(String text) {
        this.text = text;
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
        skipBlanks();
        while (at < text.length()) {
            terms.add(term());
            if (at < text.length() && !isBlank()) {
                throw expected("a blank or a comma: quotation marks go around a whole value");
            }
            skipBlanks();
        }
        return new Query.AllOf(terms);
    }

    private Query term() {
        boolean negated = take('-');
        Query choice = alternatives(reader());
        return negated ? new Query.Not(choice) : choice;
    }

    /** What reads the values of the term that begins here; the position is then after its colon. */
    private Function<Value, Condition> reader() {
        int start = at;
        Optional<List<String>> path = text.startsWith(META, at) ? path() : Optional.empty();
        if (path.isPresent()) {
            return value -> Metadata.read(path.get(), value);
        }
        at = start;
        String name = bare(":");
        if (take(':')) {
            return Field.named(name).orElseThrow(() -> unknown(name, start))::read;
        }
        at = start;
        return QueryParser::freeText;
    }

    private QueryException unknown(String name, int start) {
        String meant = Suggestion.of(name, Field.names())
                .map(near -> " (" + near + "?)")
                .orElse("");
        return new QueryException(
                Value.column(text, start),
                "a field before the colon" + meant + ": one of " + String.join(", ", Field.names())
                        + " or meta.<name>; text that holds a colon goes in quotation marks");
    }

    /** The names of {@code meta.a.b:}; empty where no colon follows, so that it is text. */
    private Optional<List<String>> path() {
        List<String> names = new ArrayList<>();
        at += META.length() - 1;
        while (take('.')) {
            String name = isAt('"') ? quoted() : bare(".:");
            if (name.isEmpty()) {
                throw expected("a name of the metadata, as in meta.reason:fraud");
            }
            names.add(name);
        }
        return take(':') ? Optional.of(names) : Optional.empty();
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
                throw expected("the end: a query has at most " + MAX_CONDITIONS + " values");
            }
            alternatives.add(reader.apply(value()));
        } while (take(','));
        return Query.AnyOf.of(alternatives);
    }

    private Value value() {
        int start = at;
        boolean literal = isAt('"');
        String value = literal ? quoted() : bare("");
        if (!literal && value.isEmpty()) {
            throw expected("a value");
        }
        return new Value(value, literal, Value.column(text, start));
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        int start = at++;
        while (at < text.length() && !isAt('"')) {
            if (take('\\') && !isAt('"') && !isAt('\\')) {
                throw expected("\\\" or \\\\: a backslash within quotation marks goes before one of these");
            }
            value.append(text.charAt(at++));
        }
        if (!take('"')) {
            throw new QueryException(
                    Value.column(text, at), "a closing quotation mark for the one at " + Value.column(text, start));
        }
        return value.toString();
    }

    /** What stands here up to white space, a comma, a quotation mark or one of {@code ends}. */
    private String bare(String ends) {
        int start = at;
        while (at < text.length() && !isBlank() && !isAt(',') && !isAt('"') && ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private void skipBlanks() {
        while (at < text.length() && isBlank()) {
            at++;
        }
    }

    private boolean isBlank() {
        return Character.isWhitespace(text.charAt(at));
    }

    private boolean isAt(char character) {
        return at < text.length() && text.charAt(at) == character;
    }

    private boolean take(char character) {
        boolean there = isAt(character);
        at += there ? 1 : 0;
        return there;
    }

    private QueryException expected(String what) {
        return new QueryException(Value.column(text, at), what);
    }
}
