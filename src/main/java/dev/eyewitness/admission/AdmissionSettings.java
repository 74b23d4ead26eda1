package dev.eyewitness.admission;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of what is let in; see {@code docs/operations.md}. */
@ConfigMapping(prefix = "eyewitness.admission")
public interface AdmissionSettings {

    /**
     * How many requests of the API may be under way; one more is answered 503. Open streams do not count. Keep it below
     * {@code quarkus.thread-pool.max-threads}: each has its thread then, and some are left for health checks.
     */
    @WithDefault("200")
    int requests();

    /** How many bytes of bodies may be under way, as their Content-Length or their address' limit says; more is answered 503. */
    @WithDefault("67108864")
    long bodyBytes();

    /** How long a caller may take to send a body; then the connection is closed. */
    @WithDefault("30s")
    Duration bodyTimeout();
}
