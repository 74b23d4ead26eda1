package dev.eyewitness.admission;

import dev.eyewitness.log.StartOrder;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Refuses to start, in one line, where a rate is set at which nobody could record. */
@ApplicationScoped
class RateLimitRequirement {

    private final RateLimitSettings settings;

    RateLimitRequirement(RateLimitSettings settings) {
        this.settings = settings;
    }

    void check(@Observes @Priority(StartOrder.REQUIREMENTS) StartupEvent event) {
        if (settings.requestsPerSecond().orElse(1) < 1 || settings.burst().orElse(1) < 1) {
            throw new ConfigurationException("Eyewitness cannot start: EYEWITNESS_RATE_LIMIT_REQUESTS_PER_SECOND and"
                    + " EYEWITNESS_RATE_LIMIT_BURST must be 1 or more; for no limit, leave them out");
        }
    }
}
