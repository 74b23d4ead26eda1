package dev.eyewitness.log;

/** The order in which the parts observe the start of the service; lower is earlier. */
public final class StartOrder {

    /** What must be configured is. */
    public static final int REQUIREMENTS = 100;

    /** The embedded database of the dev profile runs. */
    public static final int DATABASE = 200;

    /** The schema and the partitions are there. */
    public static final int SCHEMA = 300;

    /** The writer takes activities. */
    public static final int WRITER = 400;

    /** Streams can be opened. */
    public static final int FEED = 500;

    /** Everything is up. */
    public static final int READY = 900;

    private StartOrder() {}
}
