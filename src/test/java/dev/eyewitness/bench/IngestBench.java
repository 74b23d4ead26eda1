package dev.eyewitness.bench;

import java.nio.file.Path;
import java.util.Locale;

/** How much the service records: the measurements of {@code bench/ingest}. */
public final class IngestBench {

    private static final int ROUNDS = 5;
    private static final int PER_SECOND = 3_500;
    private static final int ACTIVITIES = 5_000_000;
    private static final int CONNECTIONS = 64;

    private IngestBench() {}

    /** Runs {@code [rounds]}, or another of the measurements that the script lists. */
    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        if (!Wrk.isInstalled()) {
            throw new IllegalStateException("wrk is missing; from Debian: apt-get install wrk, else github.com/wg/wrk");
        }
        String mode = arguments.length == 0 ? "" : arguments[0];
        switch (mode) {
            case "replicas" -> ReplicaMeasurement.run(number(arguments, 1, ROUNDS), number(arguments, 2, CONNECTIONS));
            case "latency" -> LatencyMeasurement.run(number(arguments, 1, PER_SECOND));
            case "index" -> CostMeasurement.ofIndex(number(arguments, 1, ROUNDS));
            case "since" -> CostMeasurement.since(Path.of(arguments[1]), number(arguments, 2, ROUNDS));
            case "memory" -> MemoryMeasurement.run(number(arguments, 1, ACTIVITIES));
            default -> ThroughputMeasurement.run(number(arguments, 0, ROUNDS));
        }
    }

    private static int number(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }
}
