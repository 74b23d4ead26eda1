package dev.eyewitness.search;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of reading; see {@code docs/operations.md}. */
@ConfigMapping(prefix = "eyewitness.search")
public interface SearchSettings {

    /** How long the database may work on one question before it is stopped and the caller answered 503; whole milliseconds. */
    @WithDefault("5s")
    Duration timeout();
}
