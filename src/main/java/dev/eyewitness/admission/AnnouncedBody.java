package dev.eyewitness.admission;

import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Stream;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What the head of a request says of the body that is to come.
 *
 * @param type the header Content-Type
 * @param encoding the header Content-Encoding
 * @param length the header Content-Length; empty where there is no body, or it comes in chunks
 * @param inChunks whether a body comes whose length is not said
 * @param limit the most bytes that the address takes
 */
record AnnouncedBody(
        @Nullable String type, @Nullable String encoding, OptionalLong length, boolean inChunks, long limit) {

    /** Under which a request's context keeps it. */
    static final String KEY = AnnouncedBody.class.getName();

    private static final String BATCH = "/api/v1/activities/batch";
    private static final long LARGEST_BATCH = 8L * 1024 * 1024;
    private static final long LARGEST = 64L * 1024;

    private static final String IDENTITY = "identity";

    /** What {@code request} announces for that path. */
    static AnnouncedBody of(HttpServerRequest request, String path) {
        return new AnnouncedBody(
                request.getHeader(HttpHeaders.CONTENT_TYPE),
                request.getHeader(HttpHeaders.CONTENT_ENCODING),
                length(request.getHeader(HttpHeaders.CONTENT_LENGTH)),
                comesInChunks(request),
                path.equals(BATCH) ? LARGEST_BATCH : LARGEST);
    }

    /** HTTP/2 knows no Transfer-Encoding: a body comes there as long as the stream is open from the caller's side. */
    private static boolean comesInChunks(HttpServerRequest request) {
        if (request.version() != HttpVersion.HTTP_2) {
            return request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
        }
        if (request.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            return false;
        }
        Http2Stream stream = ((ConnectionBase) request.connection())
                .channel().pipeline().get(Http2ConnectionHandler.class).connection().stream(request.streamId());
        return stream != null && stream.state().remoteSideOpen();
    }

    /** The decoder has refused what is no number of bytes, but for one that no long holds. */
    private static OptionalLong length(@Nullable String header) {
        if (header == null) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(header));
        } catch (NumberFormatException e) {
            return OptionalLong.of(Long.MAX_VALUE);
        }
    }

    /** Whether it would have to be unpacked. */
    boolean isEncoded() {
        return encoding != null && !encoding.strip().equalsIgnoreCase(IDENTITY);
    }

    /** Whether it does not say what it is: JAX-RS would take it for whatever the address consumes. */
    boolean isOfNoType() {
        return type == null && !isEmpty();
    }

    boolean isTooLong() {
        return length.orElse(0) > limit;
    }

    boolean isEmpty() {
        return bytes() == 0;
    }

    /** The most bytes that it can take up. */
    long bytes() {
        return inChunks ? limit : length.orElse(0);
    }
}
