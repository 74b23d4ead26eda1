package dev.eyewitness.service;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Posts that are under way at the same time, each on a connection of its own. */
public final class Posts {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpRequest.Builder request;
    private final List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();

    /** Posts to the service at that address, with that token. */
    public Posts(URI address, String token) {
        this.request = HttpRequest.newBuilder(address.resolve("/api/v1/activities"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    /** Begins that many posts of {@code json}. */
    public void send(int count, String json) {
        HttpRequest post = request.copy().POST(BodyPublishers.ofString(json)).build();
        for (int number = 0; number < count; number++) {
            answers.add(HTTP.sendAsync(post, BodyHandlers.ofString()));
        }
    }

    /** Waits until that many are answered. */
    public List<HttpResponse<String>> answers(int count) {
        await("answers").atMost(Stream.PATIENCE).until(() -> answered().size() >= count);
        return answered();
    }

    private List<HttpResponse<String>> answered() {
        return answers.stream()
                .filter(CompletableFuture::isDone)
                .map(CompletableFuture::join)
                .toList();
    }
}
