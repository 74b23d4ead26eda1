package dev.eyewitness.verify;

import dev.eyewitness.merkle.Frontier;

/** The tree over the lines of an export that begins with the first activity and leaves none out. */
final class WholeLog {

    private final Frontier frontier = Frontier.of(0, new byte[0]);
    private final long most;
    private long size;
    private boolean isWhole = true;

    /** A log of which the first {@code most} activities are looked at. */
    WholeLog(long most) {
        this.most = most;
    }

    /** The next line. */
    void add(long seq, byte[] leafHash) {
        isWhole &= seq == size + 1 || seq > most;
        if (isWhole && seq <= most) {
            frontier.append(leafHash);
            size++;
        }
    }

    /** The next line cannot be read at all. */
    void lose() {
        isWhole = false;
    }

    /** Whether no number was missing, or elsewhere. */
    boolean isWhole() {
        return isWhole;
    }

    long size() {
        return size;
    }

    byte[] root() {
        return frontier.root();
    }
}
