package dev.eyewitness.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What waits to be sent and what is under way, together no more than the settings allow. */
final class Backlog {

    private final Settings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Entry> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private long heldBytes;
    private long added;
    private long settled;
    private int flushing;
    private boolean closed;

    Backlog(Settings settings) {
        this.settings = settings;
    }

    /** What became of an entry that was offered. */
    enum Offer {
        TAKEN,
        FULL,
        CLOSED
    }

    Offer offer(Entry entry) {
        lock.lock();
        try {
            if (closed) {
                return Offer.CLOSED;
            }
            if (added - settled >= settings.heldCount() || heldBytes + entry.weight() > settings.heldBytes()) {
                return Offer.FULL;
            }
            waiting.addLast(entry);
            waitingBytes += entry.json().length + 1;
            heldBytes += entry.weight();
            added++;
            if (waiting.size() == 1 || isEnough()) {
                changed.signalAll();
            }
            return Offer.TAKEN;
        } finally {
            lock.unlock();
        }
    }

    /** The next batch, once it is full, old enough, or wanted at once. */
    List<Entry> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty()) {
                changed.await();
            }
            long due = waiting.getFirst().loggedAt() + settings.delay().toNanos();
            long left = due - System.nanoTime();
            while (left > 0 && flushing == 0 && !isEnough()) {
                left = changed.awaitNanos(left);
            }
            return cut();
        } finally {
            lock.unlock();
        }
    }

    private boolean isEnough() {
        return waiting.size() >= settings.batchCount() || waitingBytes >= settings.batchBytes();
    }

    private List<Entry> cut() {
        List<Entry> batch = new ArrayList<>();
        long bytes = 0;
        while (!waiting.isEmpty() && batch.size() < settings.batchCount()) {
            int next = waiting.getFirst().json().length + 1;
            if (!batch.isEmpty() && bytes + next > settings.batchBytes()) {
                break;
            }
            bytes += next;
            batch.add(waiting.removeFirst());
        }
        waitingBytes -= bytes;
        return batch;
    }

    /** Says that an entry that was taken is recorded or dropped. */
    void settle(Entry entry) {
        lock.lock();
        try {
            heldBytes -= entry.weight();
            settled++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all that was added before is settled; false where it is not by then. */
    boolean flush(Duration within) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long target = added;
            long left = within.toNanos();
            flushing++;
            changed.signalAll();
            try {
                while (settled < target && left > 0) {
                    left = changed.awaitNanos(left);
                }
            } finally {
                flushing--;
            }
            return settled >= target;
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing more. */
    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    /** All that still waits, which is then settled by the caller. */
    List<Entry> drain() {
        lock.lock();
        try {
            List<Entry> rest = List.copyOf(waiting);
            waiting.clear();
            waitingBytes = 0;
            return rest;
        } finally {
            lock.unlock();
        }
    }

    /** How many are waiting or under way. */
    long held() {
        lock.lock();
        try {
            return added - settled;
        } finally {
            lock.unlock();
        }
    }

    /** Pauses the caller; an interruption ends it. */
    static void pause(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }
}
