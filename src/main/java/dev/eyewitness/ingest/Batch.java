package dev.eyewitness.ingest;

import dev.eyewitness.log.Draft;
import dev.eyewitness.log.Outcome;
import dev.eyewitness.problem.Problem;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A batch on its way: the drafts of its good items, and what is wrong with the others. */
final class Batch {

    private final String path;
    private final List<Item> items = new ArrayList<>();

    private sealed interface Item {
        record Good(Draft draft) implements Item {}

        record Bad(Problem problem) implements Item {}
    }

    /** A batch that was posted to that path. */
    Batch(String path) {
        this.path = path;
    }

    void add(Draft draft) {
        items.add(new Item.Good(draft));
    }

    void reject(Problem problem) {
        items.add(new Item.Bad(problem));
    }

    int size() {
        return items.size();
    }

    List<Draft> drafts() {
        return items.stream()
                .filter(Item.Good.class::isInstance)
                .map(item -> ((Item.Good) item).draft())
                .toList();
    }

    /**
     * The answer for each item, in the order given.
     *
     * @param outcomes of {@link #drafts}
     */
    BatchAnswer answer(List<Outcome> outcomes) {
        Iterator<Outcome> next = outcomes.iterator();
        List<BatchAnswer.Result> results = new ArrayList<>();
        for (Item item : items) {
            results.add(
                    switch (item) {
                        case Item.Good good -> result(results.size(), next.next());
                        case Item.Bad bad ->
                            BatchAnswer.Result.rejected(
                                    results.size(), bad.problem().at(path));
                    });
        }
        return BatchAnswer.of(results);
    }

    private BatchAnswer.Result result(int index, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Stored stored ->
                BatchAnswer.Result.accepted(index, 201, stored.activity().id, stored.activity().seq);
            case Outcome.Replayed first -> BatchAnswer.Result.accepted(index, 200, first.id(), first.seq());
            case Outcome.KeyReused reused ->
                BatchAnswer.Result.rejected(index, Idempotency.keyReused().at(path));
            case Outcome.Refused refused ->
                BatchAnswer.Result.rejected(index, Ingest.refused().at(path));
        };
    }
}
