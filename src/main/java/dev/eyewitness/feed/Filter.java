package dev.eyewitness.feed;

import dev.eyewitness.problem.ProblemException;
import dev.eyewitness.search.Filters;
import dev.eyewitness.search.MatchPredicate;
import dev.eyewitness.search.Query;
import dev.eyewitness.search.Searchable;
import java.util.List;
import java.util.Map;

/**
 * Which activities a stream shows: those that a search with the same words finds.
 *
 * @param query what was asked
 * @param predicate its reading in memory
 */
record Filter(Query query, MatchPredicate predicate) {

    /**
     * What the parameters of a stream's address ask for.
     *
     * @throws ProblemException 400 where one cannot be read
     */
    static Filter of(Map<String, List<String>> parameters) {
        Query query = Filters.query(parameters);
        return new Filter(query, new MatchPredicate(query));
    }

    boolean matches(Searchable activity) {
        return predicate.test(activity);
    }
}
