package dev.eyewitness.export;

import dev.eyewitness.service.Stream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** An export on its way to a client who reads as fast as they like, or not at all. */
record Download(HttpResponse<InputStream> answer) implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Asks the service at that address, and waits for the head of the answer. */
    static Download begin(URI service, String token, String query) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/api/v1/activities/export?" + query))
                .timeout(Stream.PATIENCE)
                .header("Authorization", "Bearer " + token)
                .build();
        return new Download(HTTP.send(request, BodyHandlers.ofInputStream()));
    }

    int status() {
        return answer.statusCode();
    }

    /** Reads a few bytes of it. */
    void readSome() throws IOException {
        answer.body().readNBytes(10_000);
    }

    /** Reads what is left; fails where the answer does not end in order. */
    byte[] readRest() throws IOException {
        return answer.body().readAllBytes();
    }

    /** Leaves. */
    @Override
    public void close() throws IOException {
        answer.body().close();
    }
}
