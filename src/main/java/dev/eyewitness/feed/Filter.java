package dev.eyewitness.feed;

import dev.eyewitness.problem.ProblemException;
import dev.eyewitness.search.Filters;
import dev.eyewitness.search.MatchPredicate;
import dev.eyewitness.search.Query;
import dev.eyewitness.search.Searchable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which activities a stream shows: those that a search with the same words finds. Two that ask the same are equal.
 *
 * <p>Each stream has its own, and with it what the tail has found out for it: where nothing passes, the stream need not look again.
 */
final class Filter {

    private final Query query;
    private final MatchPredicate predicate;

    /** Asked for again and again, of a query that may be large. */
    private final int hash;

    private volatile Quiet quiet = new Quiet(0, 0);

    /**
     * A stretch of the log of which a filter lets nothing pass.
     *
     * @param after the number before its first
     * @param end its last number
     */
    record Quiet(long after, long end) {}

    private Filter(Query query) {
        this.query = query;
        this.predicate = new MatchPredicate(query);
        this.hash = query.hashCode();
    }

    /**
     * What the parameters of a stream's address ask for.
     *
     * @throws ProblemException 400 where one cannot be read
     */
    static Filter of(Map<String, List<String>> parameters) {
        return new Filter(Filters.query(parameters));
    }

    boolean matches(Searchable activity) {
        return predicate.test(activity);
    }

    /** The stretch at the end of the ring, from after that number on, of which nothing passes; empty where its newest does. */
    Quiet quietAfter(long after, Ring ring) {
        long end = ring.newest();
        long seq = end;
        while (seq > after) {
            Ring.Slot slot = ring.get(seq);
            if (slot == null || matches(slot.activity())) {
                break;
            }
            seq--;
        }
        return new Quiet(seq, end);
    }

    /** Remembers the newest stretch. Called by the tail alone. */
    void note(Quiet newest) {
        Quiet before = quiet;
        quiet = before.end() == newest.after() ? new Quiet(before.after(), newest.end()) : newest;
    }

    /** The last number up to which, from after that one on, nothing is known to pass. */
    long skip(long position) {
        Quiet known = quiet;
        return known.after() <= position && position < known.end() ? known.end() : position;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Filter filter && query.equals(filter.query);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
