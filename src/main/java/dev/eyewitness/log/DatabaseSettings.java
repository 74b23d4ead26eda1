package dev.eyewitness.log;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How an outage of the database is noticed; see {@code docs/operations.md}. */
@ConfigMapping(prefix = "eyewitness.database")
public interface DatabaseSettings {

    /** How often the database is asked whether it is there. */
    @WithDefault("250ms")
    Duration pulse();

    /** How long it may take to say so; then it counts as gone, and what waits for it is answered 503. */
    @WithDefault("1s")
    Duration answerWithin();
}
