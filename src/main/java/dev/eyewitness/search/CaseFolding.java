package dev.eyewitness.search;

import java.util.Locale;

/**
 * "Any case", with one meaning here and in PostgreSQL.
 *
 * <p>Every character is replaced by its lower case as Unicode defines it, each by itself. PostgreSQL's plain {@code lower()} depends on
 * the locale that the database was made with, so ICU's root collation is named, which says the same everywhere. Three letters
 * are replaced first, because their lower case hangs on their neighbours or is two characters: both capital and final sigma become
 * σ, and İ becomes i. What then differs is only letters younger than the Unicode of the database's ICU.
 */
final class CaseFolding {

    private CaseFolding() {}

    static String fold(String text) {
        return text.replace('Σ', 'σ').replace('ς', 'σ').replace('İ', 'i').toLowerCase(Locale.ROOT);
    }

    /** The SQL that does the same to an expression. It is immutable, so that an index can hold it. */
    static String sql(String expression) {
        return "lower(translate(" + expression + ", 'Σςİ', 'σσi') COLLATE \"und-x-icu\")";
    }
}
