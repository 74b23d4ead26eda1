package dev.eyewitness.service;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.StreamResetException;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A request over HTTP/2, without an upgrade (prior knowledge), whose body comes bit by bit and says no length. */
public final class Http2Call implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final CompletableFuture<Void> continued = new CompletableFuture<>();
    private final HttpClientRequest request;
    private final CompletableFuture<Wire> answer;

    private Http2Call(URI service, String requestLine, Map<String, String> headers) {
        HttpClientOptions priorKnowledge =
                new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false);
        String[] line = requestLine.split(" ", 2);
        request = await(vertx.createHttpClient(priorKnowledge)
                .request(HttpMethod.valueOf(line[0]), service.getPort(), service.getHost(), line[1]));
        headers.forEach(request::putHeader);
        request.setChunked(true);
        request.continueHandler(continued::complete);
        answer = request.response().compose(Http2Call::read).toCompletionStage().toCompletableFuture();
    }

    /** Sends that request line and those headers: a body is to come. */
    public static Http2Call open(URI service, String requestLine, Map<String, String> headers) {
        Http2Call call = new Http2Call(service, requestLine, headers);
        await(call.request.sendHead());
        return call;
    }

    /** Sends that request line and those headers and nothing else, and reads the answer. */
    public static Wire exchange(URI service, String requestLine, Map<String, String> headers) {
        try (Http2Call call = new Http2Call(service, requestLine, headers)) {
            await(call.request.end());
            return call.answer();
        }
    }

    private static Future<Wire> read(HttpClientResponse response) {
        Map<String, String> headers = new HashMap<>();
        response.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return response.body().map(body -> new Wire(response.statusCode(), headers, body.toString()));
    }

    /** Waits until the service asks for the body, as it does when it is sent {@code Expect: 100-continue}. */
    public void awaitContinue() {
        await(continued);
    }

    /** Sends a part of the body. */
    public void send(byte[] bytes) {
        await(request.write(Buffer.buffer(bytes)));
    }

    /** Ends the body. */
    public void end() {
        await(request.end());
    }

    /** The answer. */
    public Wire answer() {
        return await(answer);
    }

    /** Whether the service breaks the request off; waits until it does or answers. */
    public boolean isBrokenOff() {
        return await(answer.handle((answered, failure) -> failure instanceof StreamResetException));
    }

    private static <T> T await(Future<T> future) {
        return await(future.toCompletionStage().toCompletableFuture());
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(Stream.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}
