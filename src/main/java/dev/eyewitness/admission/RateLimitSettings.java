package dev.eyewitness.admission;

import io.smallrye.config.ConfigMapping;
import java.util.OptionalInt;

/** How often one caller may record, at each replica; see {@code docs/operations.md}. */
@ConfigMapping(prefix = "eyewitness.rate-limit")
public interface RateLimitSettings {

    /** How many recordings (POSTs, a batch counting as one) a caller may make each second in the long run; without it, any number. */
    OptionalInt requestsPerSecond();

    /** How many a caller may make at once after a pause; without it, as many as in one second. */
    OptionalInt burst();
}
