package dev.eyewitness.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next attempt: any time up to a bound that doubles (full jitter), so that clients do not return together. */
final class BackOff {

    static final Duration FIRST = Duration.ofMillis(500);
    static final Duration LONGEST = Duration.ofSeconds(20);

    private BackOff() {}

    /**
     * The pause after that many attempts in a row have failed.
     *
     * @param asked the least time, which the service asked for; zero where it did not
     */
    static Duration after(int failures, Duration asked, RandomGenerator random) {
        long bound = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(failures - 1, 10));
        return asked.plusMillis(random.nextLong(bound + 1));
    }
}
