package dev.eyewitness.dev;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Settings of the dev profile. */
@ConfigMapping(prefix = "eyewitness.dev")
public interface DevSettings {

    /** The port of the embedded PostgreSQL, on loopback. */
    @WithDefault("15432")
    int databasePort();

    /** Where the embedded PostgreSQL keeps its data from one start to the next. */
    @WithDefault(".data/postgres")
    Path databaseFolder();

    /** Whether demo traffic runs from the start; the page can switch it too. */
    @WithDefault("false")
    boolean demo();
}
