package dev.eyewitness.search;

/**
 * A value as it was written.
 *
 * @param literal whether it was quoted, or is a parameter's: then {@code *} and {@code -} mean themselves
 * @param column where it begins, counted in characters from 1
 */
record Value(String text, boolean literal, int column) {

    /** The longest text that is read, be it a query string or a parameter, in UTF-16 units. */
    static final int MAX_LENGTH = 4096;

    QueryException expected(String what) {
        return new QueryException(column, what);
    }

    /** The same, for a field that has no negative numbers: so that nobody negates a value and not the term. */
    Value notNegated() {
        if (!literal && text.startsWith("-")) {
            throw expected("no -, which goes before a whole term; a value that begins with - goes in quotation marks");
        }
        return this;
    }

    /** The text, for a field that is compared as a whole. */
    String exact() {
        if (!literal && text.indexOf('*') >= 0) {
            throw expected("the whole value, for only an action may end in *; put a value that holds a * in quotes");
        }
        return text;
    }

    /** Refuses what is too long, and what no stored text can hold, so that it never reaches the database. */
    static void check(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new QueryException(column(text, MAX_LENGTH), "the end after " + MAX_LENGTH + " characters at most");
        }
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int character = text.codePointAt(at);
            if (character == 0 || Character.getType(character) == Character.SURROGATE) {
                throw new QueryException(column(text, at), "no NUL character and no lone surrogate");
            }
        }
    }

    /** The column of that index into {@code text}. */
    static int column(String text, int index) {
        return text.codePointCount(0, index) + 1;
    }
}
