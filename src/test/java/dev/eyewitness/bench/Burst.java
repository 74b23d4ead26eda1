package dev.eyewitness.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Bodies posted one after another over a few connections, as fast as they are answered. */
final class Burst {

    private static final long PATIENCE_SECONDS = 120;
    private static final int SUCCESS = 2;
    private static final int CLASS = 100;

    private final RequestOptions request;
    private final Iterator<Buffer> bodies;
    private final int count;
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    private int answered;

    private Burst(URI target, String token, List<Buffer> bodies) {
        this.request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(target.getHost())
                .setPort(target.getPort())
                .setURI(target.getPath())
                .putHeader("Content-Type", "application/json")
                .putHeader("Authorization", "Bearer " + token);
        this.bodies = bodies.iterator();
        this.count = bodies.size();
    }

    /** Returns when all are answered, each with success. */
    static void post(URI target, String token, List<Buffer> bodies, int connections) throws Exception {
        Burst burst = new Burst(target, token, bodies);
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        try {
            vertx.runOnContext(start -> {
                HttpClient client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(connections));
                for (int connection = 0; connection < connections; connection++) {
                    burst.next(client);
                }
            });
            burst.done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void next(HttpClient client) {
        if (!bodies.hasNext()) {
            return;
        }
        Buffer body = bodies.next();
        client.request(request)
                .compose(ready -> ready.send(body))
                .compose(answer -> answer.body().map(content -> answer))
                .onSuccess(answer -> {
                    count(answer);
                    next(client);
                })
                .onFailure(done::completeExceptionally);
    }

    private void count(HttpClientResponse answer) {
        if (answer.statusCode() / CLASS != SUCCESS) {
            done.completeExceptionally(new IllegalStateException("answered " + answer.statusCode()));
            return;
        }
        answered++;
        if (answered == count) {
            done.complete(null);
        }
    }
}
