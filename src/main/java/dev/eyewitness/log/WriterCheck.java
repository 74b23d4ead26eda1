package dev.eyewitness.log;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the writer's thread lives: without it nothing is recorded, whatever the database says. */
@Readiness
@ApplicationScoped
class WriterCheck implements HealthCheck {

    private final LogWriter writer;

    WriterCheck(LogWriter writer) {
        this.writer = writer;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("writer").status(writer.isAlive()).build();
    }
}
