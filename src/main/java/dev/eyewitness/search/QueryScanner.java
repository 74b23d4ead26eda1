package dev.eyewitness.search;

/** Goes through a query string from left to right. */
final class QueryScanner {

    private final String text;
    private int at;

    QueryScanner(String text) {
        this.text = text;
    }

    int position() {
        return at;
    }

    void backTo(int position) {
        at = position;
    }

    /** The column of that position, counted in characters from 1. */
    int column(int position) {
        return Value.column(text, position);
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    /** Goes on past that word, if it stands here. */
    boolean take(String word) {
        boolean there = text.startsWith(word, at);
        at += there ? word.length() : 0;
        return there;
    }

    /** The text within the quotation marks that begin here. */
    String quoted() {
        StringBuilder value = new StringBuilder();
        int start = at++;
        while (!isAtEnd() && !isAt('"')) {
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
    String bare(String ends) {
        int start = at;
        while (!isAtEnd() && !isAtBlank() && !isAt(',') && !isAt('"') && ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    /** Goes on to what is no white space. */
    void skipBlanks() {
        while (isAtBlank()) {
            at++;
        }
    }

    boolean isAtBlank() {
        return !isAtEnd() && Character.isWhitespace(text.charAt(at));
    }

    boolean isAt(char character) {
        return !isAtEnd() && text.charAt(at) == character;
    }

    /** Goes on past that character, if it stands here. */
    boolean take(char character) {
        boolean there = isAt(character);
        at += there ? 1 : 0;
        return there;
    }

    /** The fault that something else than {@code what} stands here. */
    QueryException expected(String what) {
        return new QueryException(column(at), what);
    }
}
