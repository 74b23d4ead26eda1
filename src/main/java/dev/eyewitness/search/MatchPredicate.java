package dev.eyewitness.search;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eyewitness.activity.Activity;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A query read as a predicate on activities in memory; agrees with {@link SqlPredicate} on every stored one.
 *
 * <p>Whatever depends on the query alone is worked out once, here. It keeps no state, so that any thread may use it.
 */
public final class MatchPredicate implements Predicate<Activity> {

    private final Predicate<Searchable> reading;

    public MatchPredicate(Query query) {
        this.reading = reading(query);
    }

    @Override
    public boolean test(Activity activity) {
        return reading.test(new Searchable(activity));
    }

    /** The same, for an activity that several predicates look at. */
    public boolean test(Searchable activity) {
        return reading.test(activity);
    }

    private static Predicate<Searchable> reading(Query query) {
        return switch (query) {
            case Query.AllOf all -> all(all.terms());
            case Query.AnyOf any -> any(any.alternatives());
            case Query.Not not -> reading(not.term()).negate();
            case Condition condition -> condition(condition);
        };
    }

    /** What is cheap goes first: most activities then cost a comparison or two. */
    private static Predicate<Searchable> all(List<Query> terms) {
        List<Predicate<Searchable>> readings = terms.stream()
                .sorted(Comparator.comparing(MatchPredicate::isDear))
                .map(MatchPredicate::reading)
                .toList();
        return activity -> {
            for (Predicate<Searchable> reading : readings) {
                if (!reading.test(activity)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static Predicate<Searchable> any(List<Condition> alternatives) {
        List<Predicate<Searchable>> readings =
                alternatives.stream().map(MatchPredicate::condition).toList();
        return activity -> {
            for (Predicate<Searchable> reading : readings) {
                if (reading.test(activity)) {
                    return true;
                }
            }
            return false;
        };
    }

    private static boolean isDear(Query query) {
        return switch (query) {
            case Query.AllOf all -> true;
            case Query.AnyOf any -> isDear(any.alternatives().getFirst());
            case Query.Not not -> isDear(not.term());
            case Condition.Contains text -> true;
            case Condition.MetadataIs metadata -> true;
            case Condition.AddressIn address -> true;
            case Condition condition -> false;
        };
    }

    private static Predicate<Searchable> condition(Condition condition) {
        return switch (condition) {
            case Condition.AddressIn address -> activity -> address.network().contains(activity.address());
            case Condition.Contains text -> contains(CaseFolding.fold(text.text()));
            case Condition.MetadataIs metadata -> metadata(metadata.path(), Metadata.accepted(metadata));
            case Condition.ActionIs action -> action(action.action(), action.prefix());
            case Condition.CategoryIs category -> category(category.category().code());
            case Condition.EntityIs entity -> entity(entity.type(), entity.id());
            case Condition.AdminIs admin -> admin(admin.idOrEmail());
            case Condition.Exactly exactly ->
                activity -> exactly.text().equals(exactly.column().of(activity.activity()));
            case Condition.SuccessIs success -> activity -> activity.activity().success == success.success();
            case Condition.SeverityIs severity ->
                activity -> severity.comparison().holds(activity.activity().severity, severity.severity());
            case Condition.OccurredFrom from ->
                activity -> !activity.activity().occurredAt.isBefore(from.time());
            case Condition.OccurredBefore before ->
                activity -> activity.activity().occurredAt.isBefore(before.time());
        };
    }

    private static Predicate<Searchable> contains(String folded) {
        return activity -> Haystack.holds(activity, folded);
    }

    private static Predicate<Searchable> metadata(List<String> path, List<JsonNode> accepted) {
        return activity -> Metadata.holds(activity.activity().metadata, path, accepted);
    }

    private static Predicate<Searchable> action(String action, boolean prefix) {
        return prefix
                ? activity -> activity.activity().action.startsWith(action)
                : activity -> activity.activity().action.equals(action);
    }

    private static Predicate<Searchable> category(String code) {
        return activity -> activity.activity().category.equals(code);
    }

    private static Predicate<Searchable> entity(String type, @Nullable String id) {
        return activity ->
                type.equals(activity.activity().entityType) && (id == null || id.equals(activity.activity().entityId));
    }

    private static Predicate<Searchable> admin(String idOrEmail) {
        return activity ->
                idOrEmail.equals(activity.activity().adminId) || idOrEmail.equals(activity.activity().adminEmail);
    }
}
