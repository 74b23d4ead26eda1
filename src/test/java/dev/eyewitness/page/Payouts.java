package dev.eyewitness.page;

import dev.eyewitness.service.Api;
import dev.eyewitness.service.Json;
import java.util.stream.IntStream;

/** Approved payouts po_1, po_2 …, told apart and in order wherever they are shown. */
record Payouts(Api api) {

    /** Records those with the numbers from one to the other, both included, in that order and at once. */
    void approve(int from, int to) {
        api.recordAll(IntStream.rangeClosed(from, to)
                .mapToObj(number -> Json.activity("payout_approved")
                        .put("entityType", "payout")
                        .put("entityId", "po_" + number))
                .toList());
    }

    /** What the rows are about when all payouts up to that number are there, each once and in order. */
    static String[] newestFirst(int to) {
        return IntStream.iterate(to, number -> number > 0, number -> number - 1)
                .mapToObj(number -> "po_" + number)
                .toArray(String[]::new);
    }
}
