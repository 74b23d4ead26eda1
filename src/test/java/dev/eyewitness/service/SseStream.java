package dev.eyewitness.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** A client of the SSE stream, on the JDK's HTTP client. */
public final class SseStream extends ReceivedEvents {

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpResponse<java.util.stream.Stream<String>> response;

    private SseStream(String path, Map<String, String> headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(Api.address().resolve(path)).header("Accept", "text/event-stream");
        headers.forEach(request::header);
        response = http.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        Thread.ofVirtual().start(this::read);
    }

    /** Opens the stream at {@code path} and waits for its hello. */
    public static SseStream open(String path, String token) {
        return open(path, Map.of("Authorization", "Bearer " + token));
    }

    /** Opens the stream at {@code path} with those headers and waits for its hello. */
    public static SseStream open(String path, Map<String, String> headers) {
        try {
            SseStream stream = new SseStream(path, headers);
            stream.await("hello");
            return stream;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<?> response() {
        return response;
    }

    private void read() {
        try {
            Fields fields = new Fields();
            response.body().forEach(line -> line(line, fields));
        } catch (UncheckedIOException brokenOff) {
            // the server may end a stream without a last chunk: it is the end all the same
        } finally {
            end();
        }
    }

    private static final class Fields {
        private String id = "";
        private String event = "message";
        private String data = "";
    }

    private void line(String line, Fields fields) {
        if (line.isEmpty()) {
            add(new Event(fields.event, fields.id, parse(fields.data)));
            fields.id = "";
        } else if (line.startsWith("id:")) {
            fields.id = line.substring(3).strip();
        } else if (line.startsWith("event:")) {
            fields.event = line.substring(6).strip();
        } else if (line.startsWith("data:")) {
            fields.data = line.substring(5).strip();
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
