package dev.eyewitness.log;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.ZoneOffset;
import java.util.TimeZone;

/**
 * The process keeps UTC wherever it runs: the PostgreSQL driver writes arrays of times in the process's time zone and without
 * naming it, and where clocks are set back, one hour a year would be stored as another.
 */
@ApplicationScoped
public class Utc {

    void keep(@Observes @Priority(StartOrder.REQUIREMENTS) StartupEvent event) {
        TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
    }
}
