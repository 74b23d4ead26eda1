package dev.eyewitness.feed;

import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** Why the service ends a stream, and what the client should do. */
enum Farewell {

    /** The token ran out. The client comes back with a new one. */
    EXPIRED(4401),

    /** The client read too slowly and fell out of the ring. It resumes from its cursor. */
    SLOW(4408),

    /** The service is stopping. The client reconnects, to another replica or to the next process. */
    DRAINING(1012);

    private static final long SHORTEST_PAUSE_MS = 500;

    /** Clients come back over this much time each, so that they do not all come at once. */
    private static final long SPREAD_MS_A_STREAM = 10;

    private static final long LEAST_SPREAD_MS = 2_000;

    private final int closeCode;

    Farewell(int closeCode) {
        this.closeCode = closeCode;
    }

    String reason() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The WebSocket close code (RFC 6455, section 7.4; 4000 and above are the application's). */
    int closeCode() {
        return closeCode;
    }

    /**
     * How long the client should wait, in milliseconds: another time for each, the more streams end the longer.
     *
     * @param streams how many are open here
     */
    long retryAfterMs(int streams) {
        return switch (this) {
            case EXPIRED -> 0;
            case SLOW, DRAINING -> {
                long spread = Math.max(LEAST_SPREAD_MS, SPREAD_MS_A_STREAM * streams);
                yield SHORTEST_PAUSE_MS + ThreadLocalRandom.current().nextLong(spread);
            }
        };
    }
}
