package dev.eyewitness.bench;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** Answers every request 201 and does nothing else: what it is asked per second is what the load generator can do at most. */
final class NullServer implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;

    NullServer() throws Exception {
        server = vertx.createHttpServer()
                .requestHandler(request -> request.endHandler(
                        end -> request.response().setStatusCode(201).end()))
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    URI address() {
        return URI.create("http://localhost:" + server.actualPort() + "/");
    }

    @Override
    public void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
