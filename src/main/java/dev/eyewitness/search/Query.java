package dev.eyewitness.search;

import java.util.List;

/**
 * What is asked of activities, parsed: the one meaning that search and streams share.
 *
 * <p>{@link SqlPredicate} and {@link MatchPredicate} are its two readings and agree on every activity. Its text
 * ({@code toString}) is a query string that {@link QueryParser} reads back to an equal query. Two equal queries mean the same.
 */
public sealed interface Query permits Query.AllOf, Query.AnyOf, Query.Not, Condition {

    /** The query that every activity meets. */
    static AllOf everything() {
        return new AllOf(List.of());
    }

    /** How many conditions it holds: what a reading costs rises with it. */
    default int size() {
        return switch (this) {
            case AllOf all -> all.terms().stream().mapToInt(Query::size).sum();
            case AnyOf any -> any.alternatives().size();
            case Not not -> not.term().size();
            case Condition one -> 1;
        };
    }

    /**
     * All of these; without a term, every activity.
     *
     * @param terms none of them an AllOf itself
     */
    record AllOf(List<Query> terms) implements Query {

        public AllOf {
            terms = List.copyOf(terms);
        }

        @Override
        public String toString() {
            return QueryText.of(this);
        }
    }

    /**
     * At least one of these.
     *
     * @param alternatives two or more, all of one field
     */
    record AnyOf(List<Condition> alternatives) implements Query {

        public AnyOf {
            alternatives = List.copyOf(alternatives);
        }

        /** The alternatives as a query: itself where there is but one. */
        static Query of(List<Condition> alternatives) {
            return alternatives.size() == 1 ? alternatives.getFirst() : new AnyOf(alternatives);
        }

        @Override
        public String toString() {
            return QueryText.of(this);
        }
    }

    /**
     * Whatever does not meet the term; an activity that lacks the field among them.
     *
     * @param term a condition, or alternatives
     */
    record Not(Query term) implements Query {

        @Override
        public String toString() {
            return QueryText.of(this);
        }
    }
}
