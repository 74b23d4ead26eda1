package dev.eyewitness.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** What proving costs: the measurements of {@code bench/ledger}. */
public final class LedgerBench {

    private static final PrintStream OUT = System.out;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final int WARM_UP = 50;
    private static final int PROOFS = 300;
    private static final int CHECKPOINTS = 60;

    /** One log has one checkpoint a second at most: a service that has made hundreds has made them of many, or runs for minutes. */
    private static final int OTHER_LOGS = 40;

    private static final int OF_EACH = 15;
    private static final long A_SECOND_AND_MORE = 1_100;
    private static final long PAUSE = 20;
    private static final String LEDGER = "/api/v1/ledger/";

    private final DurablePostgres postgres;
    private final URI service;
    private final String token = IngestTarget.token();
    private final Random random = new Random(10_000_000);

    private LedgerBench(DurablePostgres postgres, URI service) {
        this.postgres = postgres;
        this.service = service;
    }

    /** Runs with the lengths of logs. */
    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        List<String> lengths = arguments.length == 0 ? List.of("1000000") : List.of(arguments);
        Map<String, String> unasked = Map.of("EYEWITNESS_LEDGER_EVERY", "1h", "EYEWITNESS_INDEX_EVERY", "1h");
        try (DurablePostgres postgres = DurablePostgres.start();
                IngestTarget target = IngestTarget.service(postgres, unasked)) {
            OUT.printf("%s%n%s%n", Machine.describe(), postgres.describe());
            for (String length : lengths) {
                int activities = Integer.parseInt(length);
                new LedgerBench(postgres, target.process().address()).measure(activities);
            }
        }
    }

    private void measure(int activities) throws IOException, InterruptedException, SQLException {
        List<Integer> asked =
                random.ints(WARM_UP + PROOFS, 1, activities + 1).boxed().toList();
        GeneratedLog.make(postgres, activities, Set.copyOf(asked));
        long begun = System.nanoTime();
        while (get(LEDGER + "checkpoint", token).statusCode() == 503) {
            OUT.print(".");
        }
        OUT.printf(
                "%n%,d activities, cut into tiles and signed in %.1f s%n%n| | p50, ms | p95, ms |%n|---|---|---|%n",
                activities, (System.nanoTime() - begun) / 1e9);
        double[] proofs = new double[PROOFS];
        for (int run = -WARM_UP; run < PROOFS; run++) {
            String id = postgres.ask(
                    "SELECT id FROM activity WHERE tenant = 'default' AND seq = " + asked.get(WARM_UP + run));
            double taken = timed(LEDGER + "proof?id=" + id);
            proofs[Math.max(run, 0)] = taken;
        }
        print("an inclusion proof", proofs);
        double[] consistency = new double[PROOFS];
        for (int run = 0; run < PROOFS; run++) {
            consistency[run] =
                    timed(LEDGER + "consistency?from=" + (1 + random.nextInt(activities)) + "&to=" + activities);
        }
        print("a consistency proof", consistency);
        double[] read = new double[PROOFS];
        for (int run = 0; run < PROOFS; run++) {
            read[run] = timed(LEDGER + "checkpoint");
        }
        print("the checkpoint of a log that has not grown", read);
        makeOthers();
        double[] made = new double[CHECKPOINTS];
        for (int run = 0; run < CHECKPOINTS; run++) {
            post(token);
            askMeanwhile(activities);
            made[run] = timed(LEDGER + "checkpoint");
        }
        print("a checkpoint that is made when asked for", made);
    }

    private void makeOthers() throws IOException, InterruptedException {
        List<String> tokens = IntStream.range(0, OTHER_LOGS)
                .mapToObj(log -> IngestTarget.token("other-" + log))
                .toList();
        for (int round = 0; round < OF_EACH; round++) {
            for (String other : tokens) {
                post(other);
                get(LEDGER + "checkpoint", other);
            }
        }
    }

    /** Until the next checkpoint may be made. A service that has nothing to do for a second is timed waking up. */
    private void askMeanwhile(int activities) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(A_SECOND_AND_MORE);
        while (System.nanoTime() < end) {
            timed(LEDGER + "consistency?from=" + (1 + random.nextInt(activities)) + "&to=" + activities);
            TimeUnit.MILLISECONDS.sleep(PAUSE);
        }
    }

    private static void print(String what, double[] milliseconds) {
        Arrays.sort(milliseconds);
        OUT.printf(
                "| %s | %.1f | %.1f |%n",
                what, milliseconds[milliseconds.length / 2], milliseconds[milliseconds.length * 95 / 100]);
    }

    private double timed(String path) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        HttpResponse<String> answer = get(path, token);
        double taken = (System.nanoTime() - begun) / 1e6;
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + answer.body());
        }
        return taken;
    }

    private HttpResponse<String> get(String path, String bearer) throws IOException, InterruptedException {
        return HTTP.send(request(path, bearer).build(), BodyHandlers.ofString());
    }

    private void post(String bearer) throws IOException, InterruptedException {
        HttpRequest post = request("/api/v1/activities", bearer)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"action\":\"login\"}"))
                .build();
        HttpResponse<String> answer = HTTP.send(post, BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(answer.body());
        }
    }

    private HttpRequest.Builder request(String path, String bearer) {
        return HttpRequest.newBuilder(service.resolve(path)).header("Authorization", "Bearer " + bearer);
    }
}
