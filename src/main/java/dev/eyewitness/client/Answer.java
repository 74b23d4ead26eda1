package dev.eyewitness.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came back for a batch. */
sealed interface Answer {

    /** One result for each item, in the order posted. */
    record Results(List<Result> items) implements Answer {}

    /** Nothing that says what became of it: post it again. */
    record Again(Duration asked, String why) implements Answer {}

    /** The token was not taken. */
    record Unauthorized(String why) implements Answer {}

    /** The batch was refused as a whole, perhaps because of one item. */
    record RefusedWhole(String why) implements Answer {}

    /** Whatever was posted would have been refused. */
    record RefusedAny(String why) implements Answer {}

    /** What became of one item: it is recorded, or there is a reason why not. */
    record Result(@Nullable Recorded recorded, String why, boolean blamesTime) {

        static Result of(Map<?, ?> result) {
            int status = result.get("status") instanceof Number number ? number.intValue() : 0;
            if (status == 200 || status == 201) {
                long seq = result.get("seq") instanceof Number number ? number.longValue() : 0;
                return new Result(new Recorded(String.valueOf(result.get("id")), seq, status == 200), "", false);
            }
            Map<?, ?> problem = result.get("problem") instanceof Map<?, ?> map ? map : Map.of();
            boolean blamesTime = problem.get("violations") instanceof List<?> violations
                    && violations.stream()
                            .anyMatch(violation ->
                                    violation instanceof Map<?, ?> map && "occurredAt".equals(map.get("field")));
            return new Result(null, status + ": " + problem.get("detail"), blamesTime);
        }
    }
}
