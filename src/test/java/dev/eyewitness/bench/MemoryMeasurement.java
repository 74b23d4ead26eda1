package dev.eyewitness.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;

/** The service's memory while many activities are posted by batches. */
final class MemoryMeasurement {

    private static final PrintStream OUT = System.out;

    private static final int BATCH = 500;
    private static final int BATCH_BODIES = 20;
    private static final int CONNECTIONS = 4;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    private MemoryMeasurement() {}

    static void run(long activities) throws Exception {
        Wrk load = new Wrk(SampleActivities.write(BATCH_BODIES, BATCH), IngestTarget.token());
        try (DurablePostgres postgres = DurablePostgres.start();
                IngestTarget service = IngestTarget.service(postgres, Map.of())) {
            OUT.printf("%s%n%s%n%n", Machine.describe(), postgres.describe());
            OUT.println("| activities in the log | activities/s since the row above | RSS, MB |");
            OUT.println("|---|---|---|");
            long pid = service.process().pid();
            OUT.printf("| 0 | | %d |%n", Machine.residentMegabytes(pid));
            while (service.stored() < activities) {
                double perSecond = service.batches(load, BATCH, CONNECTIONS, BETWEEN_LOOKS);
                OUT.printf("| %,d | %,.0f | %d |%n", service.stored(), perSecond, Machine.residentMegabytes(pid));
            }
        }
    }
}
