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

    /** How long a client may take nothing of what is due to it, or be further back than the ring, before it is closed as slow. */
    @WithDefault("10s")
    Duration slowAfter();

    /** How long a client may take for its bye, and for what was on its way before, until its connection is cut. */
    @WithDefault("30s")
    Duration linger();

    /** How many streams may be open; one more is answered 503. */
    @WithDefault("10000")
    int maxStreams();

    /** How many streams one caller (the token's tenant and sub) may have open; one more is answered 429. */
    @WithDefault("1000")
    int maxStreamsPerCaller();
}
