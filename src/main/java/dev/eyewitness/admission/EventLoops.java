package dev.eyewitness.admission;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Has an event loop for each processor, at least two: nothing that they do blocks, and twice as many, as Vert.x takes, only have each other
 * wait, and the writer with them. This sets the setting's default.
 */
public final class EventLoops implements ConfigSourceFactory {

    static final String SETTING = "quarkus.vertx.event-loops-pool-size";

    /** One that reads a large body keeps no other connection waiting where there is a second. */
    private static final int FEWEST = 2;

    /** Below application.properties and everything else that a person sets. */
    private static final int ORDINAL = 50;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        String loops = String.valueOf(of(Runtime.getRuntime().availableProcessors()));
        return List.of(new PropertiesConfigSource(Map.of(SETTING, loops), "processors", ORDINAL));
    }

    /** How many there are on that many processors. */
    static int of(int processors) {
        return Math.max(FEWEST, processors);
    }
}
