package dev.eyewitness.export;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The way to a client: it blocks until the connection has taken the piece before, and says whether the client is still there. It writes
 * the answer itself, so that nothing but {@link #complete} can end it in order.
 */
final class ClientStream extends OutputStream {

    private static final int PIECE = 64 * 1024;

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Map<CharSequence, String> headers;
    private final Duration patience;

    private Buffer piece = Buffer.buffer(PIECE);
    private Future<Void> onItsWay = Future.succeededFuture();

    /**
     * The answer to that request.
     *
     * @param headers sent with the first piece
     * @param patience how long the client may take nothing
     */
    ClientStream(HttpServerRequest request, Map<CharSequence, String> headers, Duration patience) {
        this.request = request;
        this.response = request.response();
        this.headers = headers;
        this.patience = patience;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (piece.length() > 0 && piece.length() + length > PIECE) {
            send();
        }
        piece.appendBytes(bytes, offset, length);
    }

    /** A piece is sent when it is full or the last, which is soon enough. */
    @Override
    public void flush() {}

    /** Whether anything was sent: until then the request can still be answered otherwise. */
    boolean hasBegun() {
        return response.headWritten();
    }

    boolean isLeft() {
        return response.closed();
    }

    /** Sends what is left, and the end. */
    void complete() throws IOException {
        send();
        await(response.end());
    }

    private void send() throws IOException {
        await(onItsWay);
        if (isLeft()) {
            throw new IOException("the client left");
        }
        if (!hasBegun()) {
            headers.forEach((name, value) -> response.putHeader(name, value));
            response.setChunked(true);
        }
        onItsWay = response.write(piece);
        piece = Buffer.buffer(PIECE);
    }

    private void await(Future<Void> sent) throws IOException {
        try {
            sent.toCompletionStage().toCompletableFuture().get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            breakOff();
            throw new IOException("the client has taken nothing for " + patience, e);
        } catch (ExecutionException e) {
            throw new IOException("the client left", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the service stops", e);
        }
    }

    /**
     * Sees to it that an answer which has begun never ends in order. A connection closed politely would wait until the client has taken
     * what was written.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // isLeft says when it is closed
    void breakOff() {
        if (!hasBegun()) {
            return;
        }
        if (request.version() == HttpVersion.HTTP_2) {
            response.reset();
        } else {
            ((ConnectionBase) request.connection()).channel().close();
        }
    }
}
