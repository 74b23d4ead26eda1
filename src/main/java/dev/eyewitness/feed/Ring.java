package dev.eyewitness.feed;

import dev.eyewitness.activity.Activity;
import dev.eyewitness.search.Searchable;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The newest activities of a log, by number. One thread adds, any number read without a lock.
 *
 * <p>Numbers have no holes, so the slot of a number is its remainder: no search, no index. Bounded by count and by bytes.
 */
final class Ring {

    private final AtomicReferenceArray<@Nullable Slot> slots;
    private final long maxBytes;

    private long oldest;
    private volatile long newest;
    private long bytes;

    /**
     * One place of the ring.
     *
     * @param activity for filters to look at; what they work out of it they share
     * @param frame what is sent of it
     */
    record Slot(long seq, Searchable activity, Frame frame) {}

    /**
     * An empty ring.
     *
     * @param edge the number of the activity before the first that will be added
     */
    Ring(long edge, int capacity, long maxBytes) {
        this.slots = new AtomicReferenceArray<>(capacity);
        this.maxBytes = maxBytes;
        this.newest = edge;
        this.oldest = edge + 1;
    }

    /** The number of the newest activity that was added; before the first, the edge that the ring began with. */
    long newest() {
        return newest;
    }

    /** Adds the activity after the newest; what no longer fits leaves at the other end. */
    void add(Activity activity, Frame frame) {
        long seq = newest + 1;
        bytes += weight(frame);
        while (seq - oldest >= slots.length() || (bytes > maxBytes && oldest < seq)) {
            dropOldest();
        }
        slots.set(index(seq), new Slot(seq, new Searchable(activity), frame));
        newest = seq;
    }

    private void dropOldest() {
        Slot dropped = slots.getAndSet(index(oldest), null);
        if (dropped != null) {
            bytes -= weight(dropped.frame());
        }
        oldest++;
    }

    /** The activity of that number; null where it has left the ring or is not there yet. */
    @Nullable
    Slot get(long seq) {
        Slot slot = slots.get(index(seq));
        return slot != null && slot.seq() == seq ? slot : null;
    }

    /** Counted twice: the activity, with what filters have worked out of it, holds no more than its texts. */
    private static long weight(Frame frame) {
        return 2L * frame.weight();
    }

    private int index(long seq) {
        return (int) (seq % slots.length());
    }
}
