package dev.eyewitness.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What an operator may set of the live feed; see {@code docs/operations.md}. */
@ConfigMapping(prefix = "eyewitness.feed")
public interface FeedSettings {

    /** How often a stream says that it is alive. */
    @WithDefault("15s")
    Duration heartbeat();

    /** How long a new activity can stay unseen where its signal was lost, or comes from another replica. */
    @WithDefault("1s")
    Duration poll();

    /** How many of a tenant's newest activities stay in memory while somebody watches. */
    @WithDefault("4096")
    int ringLength();

    /** How many bytes of a tenant's newest activities stay in memory while somebody watches. */
    @WithDefault("16777216")
    long ringBytes();
}
