package dev.eyewitness.bench;

import java.util.Locale;

/** How much the service records: the measurements of {@code bench/ingest}. */
public final class IngestBench {

    private static final int ROUNDS = 5;
    private static final int PER_SECOND = 3_500;
    private static final int ACTIVITIES = 5_000_000;

    private IngestBench() {}

    /** Runs {@code [rounds]}, {@code replicas [rounds]}, {@code index [rounds]}, {@code latency [a second]} or {@code memory [activities]}. */
    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        if (!Wrk.isInstalled()) {
            throw new IllegalStateException("wrk is missing; from Debian: apt-get install wrk, else github.com/wg/wrk");
        }
        String mode = arguments.length == 0 ? "" : arguments[0];
        switch (mode) {
            case "replicas" -> ReplicaMeasurement.run(number(arguments, 1, ROUNDS));
            case "latency" -> LatencyMeasurement.run(number(arguments, 1, PER_SECOND));
            case "index" -> IndexCostMeasurement.run(number(arguments, 1, ROUNDS));
            case "memory" -> MemoryMeasurement.run(number(arguments, 1, ACTIVITIES));
            default -> ThroughputMeasurement.run(number(arguments, 0, ROUNDS));
        }
    }

    private static int number(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }
}
