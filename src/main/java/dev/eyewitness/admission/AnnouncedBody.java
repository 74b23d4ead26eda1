package dev.eyewitness.admission;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What the head of a request says of the body that is to come.
 *
 * @param encoding the header Content-Encoding
 * @param length the header Content-Length; empty where there is no body, or it comes in chunks
 * @param inChunks whether a body comes whose length is not said
 * @param limit the most bytes that the address takes
 */
record AnnouncedBody(@Nullable String encoding, OptionalLong length, boolean inChunks, long limit) {

    private static final String BATCH = "/api/v1/activities/batch";
    private static final long LARGEST_BATCH = 8L * 1024 * 1024;
    private static final long LARGEST = 64L * 1024;

    private static final String IDENTITY = "identity";

    /** What {@code request} announces for that path. */
    static AnnouncedBody of(HttpServerRequest request, String path) {
        return new AnnouncedBody(
                request.getHeader(HttpHeaders.CONTENT_ENCODING),
                length(request.getHeader(HttpHeaders.CONTENT_LENGTH)),
                request.headers().contains(HttpHeaders.TRANSFER_ENCODING),
                path.equals(BATCH) ? LARGEST_BATCH : LARGEST);
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
