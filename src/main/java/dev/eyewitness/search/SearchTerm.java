package dev.eyewitness.search;

/**
 * What an activity can be found by, as one number: a hash of the tenant, of the kind of thing and of its text. Two may share one, so that
 * what is found by it is still compared.
 *
 * <p>FNV-1a over UTF-16 code units (<a href="https://datatracker.ietf.org/doc/html/draft-eastlake-fnv">draft-eastlake-fnv</a>), mixed by
 * the finalizer of MurmurHash3. It is stored ({@code search_entry.terms}): another hash means to fill that table anew.
 */
final class SearchTerm {

    private static final int OFFSET = 0x811c9dc5;
    private static final int PRIME = 0x01000193;

    /** Is in no text that PostgreSQL stores. */
    private static final char END = 0;

    private SearchTerm() {}

    /** Where the hashes of that tenant's terms of that kind begin. */
    static int seed(String tenant, char kind) {
        return fold(fold(fold(OFFSET, tenant), END), kind);
    }

    static int of(int seed, String text) {
        return mixed(fold(seed, text));
    }

    /** Of a run of three characters. */
    static int of(int seed, char first, char second, char third) {
        return mixed(fold(fold(fold(seed, first), second), third));
    }

    private static int fold(int hash, String text) {
        int folded = hash;
        for (int at = 0; at < text.length(); at++) {
            folded = fold(folded, text.charAt(at));
        }
        return folded;
    }

    private static int fold(int hash, char unit) {
        return (hash ^ unit) * PRIME;
    }

    private static int mixed(int hash) {
        int mixed = hash;
        mixed = (mixed ^ mixed >>> 16) * 0x85ebca6b;
        mixed = (mixed ^ mixed >>> 13) * 0xc2b2ae35;
        return mixed ^ mixed >>> 16;
    }
}
