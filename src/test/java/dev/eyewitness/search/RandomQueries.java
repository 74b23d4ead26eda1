package dev.eyewitness.search;

import dev.eyewitness.activity.Category;
import dev.eyewitness.activity.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Queries by chance, about values that the activities of {@link RandomActivities} have. */
public final class RandomQueries {

    private static final List<String> PIECES = List.of(
            "action:",
            "admin:",
            "meta.",
            "ip:",
            "entity:",
            "severity:",
            "after:",
            "success:",
            "a",
            ".",
            "*",
            ",",
            "-",
            " ",
            "\"",
            "\\",
            ":",
            "/",
            "10.0.0.0",
            "8",
            ">=",
            "warning",
            "true",
            "é",
            "2026-11-01",
            "\n");

    private final Random random;
    private final RandomValues values;

    public RandomQueries(Random random) {
        this.random = random;
        this.values = new RandomValues(random);
    }

    /** A query of up to three terms. */
    public Query.AllOf next() {
        return new Query.AllOf(
                Stream.generate(this::term).limit(random.nextInt(4)).toList());
    }

    /** A text that looks somewhat like a query. */
    String nextRubbish() {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(12); left > 0; left--) {
            text.append(values.oneOf(PIECES));
        }
        return text.toString();
    }

    private Query term() {
        Supplier<Condition> kind = kind();
        List<Condition> alternatives = new ArrayList<>(List.of(kind.get()));
        while (random.nextInt(3) == 0) {
            alternatives.add(kind.get());
        }
        Query choice = Query.AnyOf.of(alternatives);
        return random.nextInt(3) == 0 ? new Query.Not(choice) : choice;
    }

    private Supplier<Condition> kind() {
        TextColumn column = values.oneOf(List.of(TextColumn.values()));
        List<String> path = values.path();
        return values.oneOf(List.<Supplier<Condition>>of(
                this::action,
                () -> new Condition.CategoryIs(values.oneOf(List.of(Category.values()))),
                () -> new Condition.AdminIs(values.admin()),
                () -> new Condition.Exactly(column, values.text()),
                this::entity,
                () -> new Condition.AddressIn(Network.parse(values.network()).orElseThrow()),
                () -> new Condition.AddressIn(Network.parse(values.network()).orElseThrow()),
                () -> new Condition.SuccessIs(random.nextBoolean()),
                () -> new Condition.SeverityIs(
                        values.oneOf(List.of(Comparison.values())), values.oneOf(List.of(Severity.values()))),
                () -> new Condition.OccurredFrom(values.time()),
                () -> new Condition.OccurredBefore(values.time()),
                () -> Metadata.read(path, new Value(values.scalar(), random.nextBoolean(), 1)),
                () -> Metadata.read(path, new Value(values.scalar(), random.nextBoolean(), 1)),
                () -> new Condition.Contains(values.word()),
                () -> new Condition.Contains(values.word()),
                () -> new Condition.Contains(values.word())));
    }

    private Condition action() {
        String action = values.oneOf(RandomValues.ACTIONS);
        return random.nextBoolean()
                ? new Condition.ActionIs(action, false)
                : new Condition.ActionIs(action.substring(0, random.nextInt(action.length() + 1)), true);
    }

    private Condition entity() {
        String type = values.oneOf(RandomValues.TYPES);
        return random.nextBoolean()
                ? new Condition.EntityIs(type, null)
                : new Condition.EntityIs(type, values.oneOf(RandomValues.TEXTS));
    }
}
