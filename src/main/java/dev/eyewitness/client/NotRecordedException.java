package dev.eyewitness.client;

/** Says that an activity is not known to be recorded, to a caller that asked to be told. */
public final class NotRecordedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Dropped dropped;

    NotRecordedException(Dropped dropped) {
        super(dropped.action() + " is not recorded: " + dropped.detail());
        this.dropped = dropped;
    }

    /** Which activity, and why. */
    public Dropped dropped() {
        return dropped;
    }
}
