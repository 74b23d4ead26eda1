package dev.eyewitness.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What waits for the writer, first come, first served, bounded by activities and by bytes. */
final class LogQueue {

    private final LogSettings settings;
    private final Deque<Append> waiting = new ArrayDeque<>();

    private int length;
    private long bytes;
    private boolean closed;

    LogQueue(LogSettings settings) {
        this.settings = settings;
    }

    /**
     * Takes it in, all of it or nothing; an empty queue takes anything.
     *
     * @return whether there was room
     */
    synchronized boolean offer(Append append) {
        boolean fits =
                length + append.length() <= settings.queueLength() && bytes + append.bytes() <= settings.queueBytes();
        if (closed || !(fits || waiting.isEmpty())) {
            return false;
        }
        waiting.add(append);
        length += append.length();
        bytes += append.bytes();
        notifyAll();
        return true;
    }

    /** Waits for the next transaction's worth: at least one append; none only when the queue is closed and empty. */
    synchronized List<Append> take() throws InterruptedException {
        while (waiting.isEmpty() && !closed) {
            wait();
        }
        List<Append> batch = new ArrayList<>();
        int batchLength = 0;
        long batchBytes = 0;
        for (Append next = waiting.peek(); next != null; next = waiting.peek()) {
            batchLength += next.length();
            batchBytes += next.bytes();
            if (!batch.isEmpty() && (batchLength > settings.batchLength() || batchBytes > settings.batchBytes())) {
                break;
            }
            batch.add(waiting.remove());
            length -= next.length();
            bytes -= next.bytes();
        }
        return batch;
    }

    /** From now on nothing is taken in. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
