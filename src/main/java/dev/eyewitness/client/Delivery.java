package dev.eyewitness.client;

import dev.eyewitness.client.Answer.Result;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One post of a batch, and what its answer means. */
final class Delivery {

    private static final String PATH = "/api/v1/activities/batch";
    private static final byte[] LINE_END = {'\n'};
    private static final int LONGEST_QUOTE = 500;

    private final HttpClient http;
    private final URI address;
    private final Duration answerWithin;

    Delivery(URI service, Duration answerWithin) {
        this.address = URI.create(service.toString().replaceAll("/+$", "") + PATH);
        this.answerWithin = answerWithin;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(answerWithin)
                .build();
    }

    Answer post(List<Entry> batch, String token) throws InterruptedException {
        List<byte[]> body = new ArrayList<>();
        for (Entry entry : batch) {
            body.add(entry.json());
            body.add(LINE_END);
        }
        try {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/x-ndjson")
                    .POST(BodyPublishers.ofByteArrays(body))
                    .build();
            return answer(request, batch.size());
        } catch (IllegalArgumentException e) {
            return new Answer.Unauthorized("the token cannot be sent: it is not the text of a header");
        }
    }

    /** The time limit is on the whole answer: a request's own ends with the answer's headers. */
    private Answer answer(HttpRequest request, int count) throws InterruptedException {
        CompletableFuture<HttpResponse<String>> call = http.sendAsync(request, BodyHandlers.ofString());
        try {
            return answer(call.get(answerWithin.toNanos(), TimeUnit.NANOSECONDS), count);
        } catch (ExecutionException e) {
            return new Answer.Again(Duration.ZERO, "no answer: " + e.getCause());
        } catch (TimeoutException e) {
            return new Answer.Again(Duration.ZERO, "no answer within " + answerWithin);
        } finally {
            call.cancel(true);
        }
    }

    private static Answer answer(HttpResponse<String> response, int count) {
        int status = response.statusCode();
        String why = status + ": " + said(response.body());
        return switch (status) {
            case 200 -> results(response.body(), count);
            case 401 -> new Answer.Unauthorized(why);
            case 400, 413 -> new Answer.RefusedWhole(why);
            case 408, 425, 429 -> new Answer.Again(asked(response), why);
            default -> status >= 500 ? new Answer.Again(asked(response), why) : new Answer.RefusedAny(why);
        };
    }

    private static Answer results(String body, int count) {
        try {
            if (JsonReader.read(body) instanceof Map<?, ?> answer
                    && answer.get("results") instanceof List<?> results
                    && results.size() == count) {
                return new Answer.Results(results.stream()
                        .map(result -> Result.of(result instanceof Map<?, ?> map ? map : Map.of()))
                        .toList());
            }
            return new Answer.Again(Duration.ZERO, "an answer that is not the service's: " + said(body));
        } catch (IllegalArgumentException e) {
            return new Answer.Again(Duration.ZERO, "an answer that is not the service's: " + e.getMessage());
        }
    }

    private static Duration asked(HttpResponse<String> response) {
        return RetryAfter.read(response.headers().firstValue("Retry-After").orElse(null), Instant.now());
    }

    /** The detail of a problem, or the beginning of whatever a proxy says. */
    private static String said(String body) {
        try {
            if (JsonReader.read(body) instanceof Map<?, ?> problem && problem.get("detail") instanceof String detail) {
                return detail;
            }
        } catch (IllegalArgumentException notJson) {
            return quote(body);
        }
        return quote(body);
    }

    private static String quote(String body) {
        return body.length() <= LONGEST_QUOTE ? body : body.substring(0, LONGEST_QUOTE) + "…";
    }

    void end() {
        http.shutdownNow();
    }
}
