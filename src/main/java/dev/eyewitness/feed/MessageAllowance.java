package dev.eyewitness.feed;

/** How often one client may speak; it has little to say. Touched by one thread at a time. */
final class MessageAllowance {

    private static final int MOST = 100;
    private static final long WINDOW_NANOS = 10_000_000_000L;

    private long windowSince = System.nanoTime();
    private int spent;

    /** Counts a message; false where there were too many of late. */
    boolean spend() {
        long now = System.nanoTime();
        if (now - windowSince > WINDOW_NANOS) {
            windowSince = now;
            spent = 0;
        }
        return ++spent <= MOST;
    }
}
