package dev.eyewitness.search;

/** A query string, or a parameter's value, that cannot be read. The message says where and what was expected. */
public final class QueryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int column;
    private final String expected;

    /**
     * A fault at that place.
     *
     * @param column counted in characters (code points) from 1
     * @param expected what should stand there
     */
    QueryException(int column, String expected) {
        this.column = column;
        this.expected = expected;
    }

    /** Where, counted in characters (code points) from 1. */
    public int column() {
        return column;
    }

    @Override
    public String getMessage() {
        return "at " + column + ": expected " + expected;
    }
}
