package dev.eyewitness.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eyewitness.service.Api;
import dev.eyewitness.service.Json;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Approved payouts po_1, po_2 …, told apart and in order wherever they are shown. */
record Payouts(Api api) {

    /** Records those with the numbers from one to the other, both included, in that order and at once. */
    void approve(int from, int to) {
        String activities = IntStream.rangeClosed(from, to)
                .mapToObj(number -> Json.activity("payout_approved")
                        .put("entityType", "payout")
                        .put("entityId", "po_" + number)
                        .toString())
                .collect(Collectors.joining(",", "[", "]"));
        Response answer =
                api.request().contentType(ContentType.JSON).body(activities).post("/api/v1/activities/batch");
        assertThat(answer.jsonPath().getInt("accepted")).as(answer.asString()).isEqualTo(to - from + 1);
    }

    /** What the rows are about when all payouts up to that number are there, each once and in order. */
    static String[] newestFirst(int to) {
        return IntStream.iterate(to, number -> number > 0, number -> number - 1)
                .mapToObj(number -> "po_" + number)
                .toArray(String[]::new);
    }
}
