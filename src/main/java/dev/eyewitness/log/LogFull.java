package dev.eyewitness.log;

/** The queue before the writer is at its bound: nothing was taken, the caller may come again later. */
public final class LogFull extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LogFull() {
        super("the queue before the log is full");
    }
}
