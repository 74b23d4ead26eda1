package dev.eyewitness.index;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the logs are made findable; see {@code docs/operations.md}. */
@ConfigMapping(prefix = "eyewitness.index")
interface IndexSettings {

    /** How often what was recorded since is made findable by the index; until then a search reads it from the log. */
    @WithDefault("2s")
    Duration every();

    /** How many activities one transaction takes at most. */
    @WithDefault("1000")
    int page();
}
