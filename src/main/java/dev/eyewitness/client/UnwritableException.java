package dev.eyewitness.client;

/** Says why a value cannot be written as JSON. */
final class UnwritableException extends Exception {

    private static final long serialVersionUID = 1L;

    UnwritableException(String reason) {
        super(reason);
    }
}
