package dev.eyewitness.feed;

import java.util.Locale;

/** Why the service ends a stream, and what the client should do. */
enum Farewell {

    /** The token ran out. The client comes back with a new one. */
    EXPIRED(4401, 0),

    /** The client read too slowly and fell out of the ring. It resumes from its cursor. */
    SLOW(4408, 1_000),

    /** The service is stopping. The client reconnects, to another replica or to the next process. */
    DRAINING(1012, 1_000);

    private final int closeCode;
    private final long retryAfterMs;

    Farewell(int closeCode, long retryAfterMs) {
        this.closeCode = closeCode;
        this.retryAfterMs = retryAfterMs;
    }

    String reason() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The WebSocket close code (RFC 6455, section 7.4; 4000 and above are the application's). */
    int closeCode() {
        return closeCode;
    }

    long retryAfterMs() {
        return retryAfterMs;
    }
}
