package dev.eyewitness.log;

/** The database did not take the batch. Whether it was committed may be unknown; it was not acknowledged. */
public final class LogUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LogUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    LogUnavailable(String message) {
        super(message);
    }
}
