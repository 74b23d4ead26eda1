package dev.eyewitness.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

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
        if (!waiting.isEmpty()) {
            batch.add(remove());
        }
        batch.addAll(takeMore(batch, append -> true));
        return batch;
    }

    /**
     * What a transaction can take besides, without waiting, within the bounds of a batch.
     *
     * @param batch what it has
     * @param suitable which appends it can take; what stands behind another one stays where it is
     */
    synchronized List<Append> takeMore(List<Append> batch, Predicate<Append> suitable) {
        int batchLength = batch.stream().mapToInt(Append::length).sum();
        long batchBytes = batch.stream().mapToLong(Append::bytes).sum();
        List<Append> more = new ArrayList<>();
        for (Append next = waiting.peek(); next != null && suitable.test(next); next = waiting.peek()) {
            batchLength += next.length();
            batchBytes += next.bytes();
            if (batchLength > settings.batchLength() || batchBytes > settings.batchBytes()) {
                break;
            }
            more.add(remove());
        }
        return more;
    }

    private Append remove() {
        Append next = waiting.remove();
        length -= next.length();
        bytes -= next.bytes();
        return next;
    }

    /** From now on nothing is taken in. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
