package dev.eyewitness.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {

    private static final Pace PACE = new Pace(1_000, Duration.ofMillis(50));

    @Test
    void worksATenthOfTheTime() {
        assertThat(PACE.rest()).isEqualTo(Duration.ofMillis(450));
    }

    @Test
    void doesNotRestForMinutesFromAPageThatWasHeldUp() {
        assertThat(new Pace(1_000, Duration.ofMinutes(1)).rest()).isEqualTo(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @CsvSource({"0, false", "2, false", "3, true", "1000000, true"})
    void restsWhereMuchWasRecordedMeanwhile(long recorded, boolean rests) {
        assertThat(PACE.isToRest(recorded, 0)).isEqualTo(rests);
    }

    @ParameterizedTest
    @CsvSource({
        "2000, 1, false",
        "2001, 1, true",
        "2001, 99, true",
        "2001, 100, false",
        "1000000, 100, false",
        "0, 1, false"
    })
    void restsAgainWhereItWouldFallBehindThoughNotForEver(long recorded, int rests, boolean again) {
        assertThat(PACE.isToRest(recorded, rests)).isEqualTo(again);
    }
}
