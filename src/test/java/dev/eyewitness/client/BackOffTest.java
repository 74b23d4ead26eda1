package dev.eyewitness.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackOffTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:30:00Z");

    @Test
    void isAnyTimeUpToABoundThatDoubles() {
        Random random = new Random(8);
        for (int failures = 1; failures < 100; failures++) {
            Duration bound = failures > 6 ? BackOff.LONGEST : BackOff.FIRST.multipliedBy(1L << (failures - 1));
            for (int round = 0; round < 50; round++) {
                assertThat(BackOff.after(failures, Duration.ZERO, random)).isBetween(Duration.ZERO, bound);
            }
        }
    }

    @Test
    void isNeverShorterThanTheServiceAsks() {
        Duration asked = Duration.ofSeconds(7);

        assertThat(BackOff.after(1, asked, new Random(8))).isBetween(asked, asked.plus(BackOff.FIRST));
    }

    @Test
    void readsSecondsAndDates() {
        assertThat(RetryAfter.read("3", NOW)).isEqualTo(Duration.ofSeconds(3));
        assertThat(RetryAfter.read("Sun, 22 Nov 2026 09:30:05 GMT", NOW)).isEqualTo(Duration.ofSeconds(5));
        assertThat(RetryAfter.read("Sun, 22 Nov 2026 09:29:00 GMT", NOW)).isZero();
        assertThat(RetryAfter.read("999999999", NOW)).isEqualTo(Duration.ofMinutes(10));
        assertThat(RetryAfter.read("soon", NOW)).isZero();
        assertThat(RetryAfter.read(null, NOW)).isZero();
    }
}
