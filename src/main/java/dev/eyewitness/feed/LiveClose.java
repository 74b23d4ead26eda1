package dev.eyewitness.feed;

import dev.eyewitness.problem.ProblemException;
import io.quarkus.websockets.next.CloseReason;
import java.nio.charset.StandardCharsets;

/**
 * Why the service closes a WebSocket, besides {@link Farewell}, and what the client should do.
 *
 * <p>4400 bad message or filter: mend the client. 4401 token expired or refused: come back with another. 4403 role or origin: give up.
 * 1011 and 1013: come back later.
 */
final class LiveClose {

    private static final int BAD = 4400;

    /** RFC 6455, section 5.5: a close frame has 125 bytes, two of them the code. */
    private static final int LONGEST_REASON = 123;

    static final CloseReason BAD_MESSAGE = new CloseReason(BAD, "bad message");
    static final CloseReason UNREADABLE = new CloseReason(BAD, "bad message: too large, or no frame");
    static final CloseReason TOO_MANY = new CloseReason(BAD, "too many messages");
    static final CloseReason REFUSED = new CloseReason(Farewell.EXPIRED.closeCode(), "token refused");
    static final CloseReason FORBIDDEN = new CloseReason(4403, "the token may not read");
    static final CloseReason FAILED = new CloseReason(1011, "internal error");
    static final CloseReason UNAVAILABLE = new CloseReason(1013, "try again later");

    private LiveClose() {}

    static CloseReason of(Farewell farewell) {
        return new CloseReason(farewell.closeCode(), farewell.reason());
    }

    /** What a browser, which never sees the answer to an upgrade, can be told. */
    static CloseReason of(ProblemException e) {
        byte[] said = e.problem().detail().getBytes(StandardCharsets.US_ASCII);
        return new CloseReason(
                e.problem().status() == 400 ? BAD : UNAVAILABLE.getCode(),
                new String(said, 0, Math.min(said.length, LONGEST_REASON), StandardCharsets.US_ASCII));
    }
}
