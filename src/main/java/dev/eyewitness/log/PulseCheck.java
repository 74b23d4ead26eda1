package dev.eyewitness.log;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the database answers. It looks and never waits, so that it answers at once in an outage too. */
@Readiness
@ApplicationScoped
class PulseCheck implements HealthCheck {

    private final Pulse pulse;

    PulseCheck(Pulse pulse) {
        this.pulse = pulse;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("database").status(pulse.isFelt()).build();
    }
}
