package dev.eyewitness.feed;

import java.util.concurrent.atomic.AtomicBoolean;

/** One stream's part of the {@link StreamLimits}, given back once, however often that is said. */
final class Place {

    private final Runnable giveBack;
    private final AtomicBoolean left = new AtomicBoolean();

    Place(Runnable giveBack) {
        this.giveBack = giveBack;
    }

    /** Makes room for another stream. */
    void leave() {
        if (left.compareAndSet(false, true)) {
            giveBack.run();
        }
    }
}
