package dev.eyewitness.bench;

import dev.eyewitness.service.ServiceProcess;
import dev.eyewitness.service.Tokens;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * From exec to the first 200 of {@code /q/health/ready} and to the first 201, and the resident memory right after each and after
 * 50,000 activities; each way of running the service in turn, so that a machine whose speed drifts treats them alike.
 */
public final class StartupBench {

    private static final int ACTIVITIES = 50_000;

    private static final PrintStream OUT = System.out;

    private final Map<String, String> environment;
    private final String token = Tokens.admin().sign();

    private StartupBench(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Runs the measurement; the one argument is the number of rounds. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = Integer.parseInt(arguments[0]);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            StartupBench bench =
                    new StartupBench(ServiceProcess.environment(postgres.getJdbcUrl("postgres", "postgres")));
            bench.run(rounds);
        }
    }

    /** One way of running the service, with what was measured of it. */
    private record Way(String name, List<String> command, List<StartRun> runs) {

        Way(String name, List<String> command) {
            this(name, command, new ArrayList<>());
        }
    }

    private void run(int rounds) throws IOException, InterruptedException {
        List<Way> ways = ways();
        for (int round = 0; round < rounds; round++) {
            for (Way way : ways) {
                StartRun run = StartRun.measure(way.command(), environment, token);
                way.runs().add(run);
                OUT.printf("%s: %s%n", way.name(), run);
            }
        }
        print(ways);
    }

    private List<Way> ways() throws IOException {
        List<String> jar = Packaged.jar(Path.of("target", "bench-aot", "quarkus-run.jar"));
        String cache =
                Path.of("target", "bench-aot", "app.aot").toAbsolutePath().toString();
        train(withOption("-XX:AOTCacheOutput=" + cache, jar));
        return List.of(
                new Way("native", Packaged.binary().orElseThrow()),
                new Way("jar with AOT cache", withOption("-XX:AOTCache=" + cache, jar)),
                new Way("jar", Packaged.jar()));
    }

    private static List<String> withOption(String option, List<String> java) {
        List<String> command = new ArrayList<>(java);
        command.add(1, option);
        return command;
    }

    /** One run that records what the cache should hold, and migrates the schema; the JVM writes the cache when it ends. */
    private void train(List<String> command) {
        StartRun.measure(command, environment, token);
    }

    private void print(List<Way> ways) throws InterruptedException {
        OUT.printf("%n%s%n%n", Machine.describe());
        OUT.printf(
                "| | ready, ms | first 201, ms | RSS when ready, MB | RSS after the first 201, MB | RSS after %,d activities, MB |%n",
                ACTIVITIES);
        OUT.println("|---|---|---|---|---|---|");
        for (Way way : ways) {
            long loaded = LoadedRun.residentMegabytes(way.command(), environment, token, ACTIVITIES);
            OUT.printf(
                    "| %s | %d | %d | %d | %d | %d |%n",
                    way.name(),
                    median(way.runs(), StartRun::readyMs),
                    median(way.runs(), StartRun::recordedMs),
                    median(way.runs(), StartRun::readyMegabytes),
                    median(way.runs(), StartRun::recordedMegabytes),
                    loaded);
        }
    }

    private static long median(List<StartRun> runs, ToLongFunction<StartRun> figure) {
        long[] sorted = runs.stream().mapToLong(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
