package dev.eyewitness.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventLoopsTest {

    private static final int OF_APPLICATION_PROPERTIES = 250;

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 2", "3, 3", "64, 64"})
    void areAsManyAsProcessors(int processors, int loops) {
        assertThat(EventLoops.of(processors)).isEqualTo(loops);
    }

    @Test
    void areTheDefaultOfTheSetting() {
        int loops =
                new SmallRyeConfigBuilder().addDiscoveredSources().build().getValue(EventLoops.SETTING, Integer.class);

        assertThat(loops).isEqualTo(EventLoops.of(Runtime.getRuntime().availableProcessors()));
    }

    @Test
    void areAsManyAsAPersonSays() {
        int loops = new SmallRyeConfigBuilder()
                .addDiscoveredSources()
                .withSources(new PropertiesConfigSource(
                        Map.of(EventLoops.SETTING, "7"), "application.properties", OF_APPLICATION_PROPERTIES))
                .build()
                .getValue(EventLoops.SETTING, Integer.class);

        assertThat(loops).isEqualTo(7);
    }
}
