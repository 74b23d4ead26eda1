package dev.eyewitness.export;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** The way to a client: it blocks while the client takes nothing, and says whether the client is still there. */
final class ClientStream extends OutputStream {

    private static final long NOT_WRITING = 0;

    private final HttpServerResponse response;
    private final HttpConnection connection;
    private final boolean isShared;
    private final OutputStream out;

    /** Since when a write is waiting, by {@link System#nanoTime}. */
    private volatile long writingSince = NOT_WRITING;

    ClientStream(HttpServerRequest request, OutputStream out) {
        this.response = request.response();
        this.connection = request.connection();
        this.isShared = request.version() == HttpVersion.HTTP_2;
        this.out = out;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    /** The server takes bytes for a client who has left without a word: so it is asked first. */
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (isLeft()) {
            throw new IOException("the client left");
        }
        writingSince = System.nanoTime();
        try {
            out.write(bytes, offset, length);
        } finally {
            writingSince = NOT_WRITING;
        }
    }

    /** The stream below writes what it has when it is full or at an end, which is soon enough and in larger pieces. */
    @Override
    public void flush() {}

    boolean isLeft() {
        return response.closed();
    }

    /** Ends the connection of a client who has taken nothing for that long. */
    void hurry(Duration patience) {
        long since = writingSince;
        if (since != NOT_WRITING && System.nanoTime() - since > patience.toNanos()) {
            breakOff();
        }
    }

    /**
     * Sees to it that an answer which has begun never ends in order. A connection closed politely would wait until the client has taken
     * what was written, and let an end be written meanwhile.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // isLeft says when it is closed
    void breakOff() {
        if (!response.headWritten()) {
            return;
        }
        if (isShared) {
            response.reset();
        } else {
            ((ConnectionBase) connection).channel().close();
        }
    }
}
