package dev.eyewitness.export;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of exports; see {@code docs/operations.md}. */
@ConfigMapping(prefix = "eyewitness.export")
public interface ExportSettings {

    /** How many exports may be under way; one more is answered 503. Each holds a connection to the database. */
    @WithDefault("4")
    int concurrent();

    /** How long a client may take nothing before its export is broken off. */
    @WithDefault("60s")
    Duration stallTimeout();
}
