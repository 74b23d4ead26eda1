package dev.eyewitness.search;

import dev.eyewitness.activity.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * A query read as the terms that an activity must have to meet it: the third reading, which no activity that meets the query fails, and
 * which few others pass.
 */
sealed interface RequiredTerms {

    /** Of one text: each narrows the search, and costs it something. */
    int MOST_RUNS = 40;

    /** Nothing is required: the query says nothing that terms know of. */
    record None() implements RequiredTerms {}

    /** That term. */
    record One(int term) implements RequiredTerms {}

    /** All of these, two or more. */
    record All(List<RequiredTerms> parts) implements RequiredTerms {}

    /** At least one of these, two or more. */
    record Any(List<RequiredTerms> parts) implements RequiredTerms {}

    /** The reading of {@code query} for that tenant's activities. */
    static RequiredTerms of(Query query, String tenant) {
        return of(query, new SearchTerms(tenant));
    }

    private static RequiredTerms of(Query query, SearchTerms terms) {
        return switch (query) {
            case Query.AllOf all ->
                all(all.terms().stream().map(term -> of(term, terms)).toList());
            case Query.AnyOf any ->
                any(any.alternatives().stream().map(one -> of(one, terms)).toList());
            case Query.Not not -> new None();
            case Condition condition -> ofCondition(condition, terms);
        };
    }

    private static RequiredTerms ofCondition(Condition condition, SearchTerms terms) {
        return switch (condition) {
            case Condition.ActionIs action ->
                action.prefix() ? runs(action.action(), terms) : new One(terms.action(action.action()));
            case Condition.CategoryIs category ->
                new One(terms.category(category.category().code()));
            case Condition.AdminIs admin ->
                any(List.of(
                        new One(terms.exactly(TextColumn.ADMIN_ID, admin.idOrEmail())),
                        new One(terms.exactly(TextColumn.ADMIN_EMAIL, admin.idOrEmail()))));
            case Condition.Exactly exactly -> new One(terms.exactly(exactly.column(), exactly.text()));
            case Condition.EntityIs entity -> entity(entity, terms);
            case Condition.AddressIn address -> address(address.network(), terms);
            case Condition.SuccessIs success -> success.success() ? new None() : new One(terms.failure());
            case Condition.SeverityIs severity -> severity(severity, terms);
            case Condition.OccurredFrom from -> new None();
            case Condition.OccurredBefore before -> new None();
            case Condition.MetadataIs metadata ->
                any(Metadata.accepted(metadata).stream()
                        .map(value -> (RequiredTerms) new One(terms.scalar(metadata.path(), value)))
                        .toList());
            case Condition.Contains text -> runs(text.text(), terms);
        };
    }

    private static RequiredTerms entity(Condition.EntityIs entity, SearchTerms terms) {
        RequiredTerms type = new One(terms.exactly(TextColumn.ENTITY_TYPE, entity.type()));
        return entity.id() == null
                ? type
                : all(List.of(type, new One(terms.exactly(TextColumn.ENTITY_ID, entity.id()))));
    }

    private static RequiredTerms address(Network network, SearchTerms terms) {
        List<Network> holding = network.filedUnder();
        return holding.isEmpty() ? new None() : new One(terms.network(holding.getLast()));
    }

    private static RequiredTerms severity(Condition.SeverityIs condition, SearchTerms terms) {
        List<Severity> met = Arrays.stream(Severity.values())
                .filter(severity -> condition.comparison().holds(severity, condition.severity()))
                .toList();
        return met.size() == Severity.values().length
                ? new None()
                : any(met.stream()
                        .map(severity -> (RequiredTerms) new One(terms.severity(severity.name())))
                        .toList());
    }

    private static RequiredTerms runs(String text, SearchTerms terms) {
        List<RequiredTerms> runs = new ArrayList<>();
        terms.runs(CaseFolding.fold(text), term -> runs.add(new One(term)));
        return all(runs.subList(0, Math.min(runs.size(), MOST_RUNS)));
    }

    private static RequiredTerms all(List<RequiredTerms> parts) {
        List<RequiredTerms> required = parts.stream()
                .filter(part -> !(part instanceof None))
                .distinct()
                .toList();
        return switch (required.size()) {
            case 0 -> new None();
            case 1 -> required.getFirst();
            default -> new All(required);
        };
    }

    /** One that requires nothing lets everything pass. */
    private static RequiredTerms any(List<RequiredTerms> parts) {
        List<RequiredTerms> alternatives = parts.stream().distinct().toList();
        if (alternatives.isEmpty() || alternatives.stream().anyMatch(None.class::isInstance)) {
            return new None();
        }
        return alternatives.size() == 1 ? alternatives.getFirst() : new Any(alternatives);
    }

    /** Whether an activity that has the terms of which {@code has} is true passes. */
    default boolean areIn(IntPredicate has) {
        return switch (this) {
            case None none -> true;
            case One one -> has.test(one.term());
            case All all -> all.parts().stream().allMatch(part -> part.areIn(has));
            case Any any -> any.parts().stream().anyMatch(part -> part.areIn(has));
        };
    }

    /** As a condition on the table {@code search_entry}: numbers alone, no text of a caller. */
    default String sql() {
        return switch (this) {
            case None none -> "TRUE";
            case One one -> "terms @> '{" + one.term() + "}'";
            case All all -> together(all);
            case Any any -> any.parts().stream().map(RequiredTerms::sql).collect(Collectors.joining(" OR ", "(", ")"));
        };
    }

    /** The index meets what stands in one array in one pass. */
    private static String together(All all) {
        List<String> single = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (RequiredTerms part : all.parts()) {
            if (part instanceof One one) {
                single.add(Integer.toString(one.term()));
            } else {
                others.add(part.sql());
            }
        }
        if (!single.isEmpty()) {
            others.addFirst("terms @> '{" + String.join(",", single) + "}'");
        }
        return String.join(" AND ", others);
    }
}
