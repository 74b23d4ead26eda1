package dev.eyewitness.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** How fast activities are found and exported: the measurements of {@code bench/search}. */
public final class SearchBench {

    private static final PrintStream OUT = System.out;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** The jar as the image for it starts it in a container of 1 GiB. */
    private static final Map<String, String> CONTAINER =
            Map.of("JDK_JAVA_OPTIONS", "-XX:MaxRAM=1g -XX:MaxRAMPercentage=60");

    private static final int WARM_UP = 5;
    private static final int RUNS = 40;
    private static final int EXPORTS = 3;

    private SearchBench() {}

    /** Runs with the lengths of logs. */
    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        List<String> lengths = arguments.length == 0 ? List.of("1000000") : List.of(arguments);
        String token = IngestTarget.token();
        try (DurablePostgres postgres = DurablePostgres.start();
                IngestTarget service = IngestTarget.service(postgres, CONTAINER)) {
            OUT.printf("%s%n%s%n", Machine.describe(), postgres.describe());
            for (String length : lengths) {
                int activities = Integer.parseInt(length);
                GeneratedLog.make(postgres, activities);
                OUT.printf(
                        "%n%,d activities, indexed in %,d s%n%n| question | status | p50, ms | p95, ms |%n|---|---|---|---|%n",
                        activities, awaitIndexed(postgres, activities));
                for (Map.Entry<String, String> question : questions(activities).entrySet()) {
                    ask(question.getKey(), service.process().address().resolve(question.getValue()), token);
                }
                if (length.equals(lengths.getFirst())) {
                    exports(service, postgres, token, activities);
                }
            }
        }
    }

    /** How long the service took to index the log, in seconds. */
    static long awaitIndexed(DurablePostgres postgres, int activities) throws SQLException, InterruptedException {
        Instant begun = Instant.now();
        String indexed = "SELECT coalesce(max(seq), 0) FROM search_head";
        while (Long.parseLong(postgres.ask(indexed)) < activities) {
            TimeUnit.SECONDS.sleep(1);
        }
        postgres.execute("VACUUM ANALYZE search_entry");
        postgres.execute("VACUUM ANALYZE search_block");
        return Duration.between(begun, Instant.now()).toSeconds();
    }

    /** Addresses by what they ask. */
    static Map<String, String> questions(int activities) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
        String list = "/api/v1/activities?";
        Map<String, String> questions = new LinkedHashMap<>();
        questions.put("a rare action", list + "action=two_factor_disabled");
        questions.put("a frequent action", list + "action=action_0");
        questions.put("part of an e-mail", list + "search=min-177@ex");
        questions.put("a whole IP", list + "ip=10.1.0.1");
        questions.put("a /16", list + "ip=10.7.0.0/16");
        questions.put("an entity", list + "q=entity:payout/po_77");
        questions.put("a session", list + "sessionId=session-771");
        questions.put("an admin who does not exist", list + "adminId=nobody");
        questions.put("failures only", list + "success=false");
        questions.put(
                "two years, no match", list + "search=zzqqxx&from=" + now.minus(740, ChronoUnit.DAYS) + "&to=" + now);
        questions.put("page 1,000", list + "cursor=bench-" + Math.max(1, activities - 50_000));
        questions.put(
                "summary by day, 30 days",
                "/api/v1/activities/summary?interval=day&from=" + now.minus(30, ChronoUnit.DAYS) + "&to=" + now);
        questions.put("(sessions)", "/api/v1/sessions");
        questions.put("(sessions of a rare admin)", "/api/v1/sessions?adminId=admin-199");
        questions.put("(sessions that have ended, of which there are none)", "/api/v1/sessions?active=false");
        return questions;
    }

    private static void ask(String name, URI address, String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token)
                .build();
        int status = 0;
        for (int run = 0; run < WARM_UP; run++) {
            status = HTTP.send(request, BodyHandlers.ofString()).statusCode();
        }
        if (status != 200) {
            OUT.printf("| %s | %d | | |%n", name, status);
            return;
        }
        double[] milliseconds = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            long begun = System.nanoTime();
            HTTP.send(request, BodyHandlers.ofString());
            milliseconds[run] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(milliseconds);
        OUT.printf("| %s | %d | %.1f | %.1f |%n", name, status, milliseconds[RUNS / 2], milliseconds[RUNS * 95 / 100]);
    }

    private static void exports(IngestTarget service, DurablePostgres postgres, String token, int activities)
            throws Exception {
        OUT.printf("%n| export | activities/s | RSS before and after, MB |%n|---|---|---|%n");
        double copied = 0;
        for (int run = 0; run < EXPORTS; run++) {
            copied = Math.max(copied, activities / copy(postgres));
        }
        OUT.printf("| COPY … TO PROGRAM (FORMAT csv), best of %d | %,.0f | |%n", EXPORTS, copied);
        export("jar", service, token, activities, copied);
        Optional<List<String>> binary = Packaged.binary();
        if (binary.isPresent()) {
            try (IngestTarget nativeService = IngestTarget.service(binary.get(), postgres, Map.of())) {
                export("native", nativeService, token, activities, copied);
            }
        }
    }

    /** The first apart: with it a JVM takes memory from the system, and keeps it. */
    private static void export(String name, IngestTarget service, String token, int activities, double copied)
            throws Exception {
        long fresh = Machine.residentMegabytes(service.process().pid());
        double first = activities / download(service, token, "csv");
        OUT.printf(
                "| the first of all, %s | %,.0f | %d, %d |%n",
                name, first, fresh, Machine.residentMegabytes(service.process().pid()));
        for (String format : List.of("csv", "ndjson", "ocsf", "cloudevents")) {
            long before = Machine.residentMegabytes(service.process().pid());
            double fastest = 0;
            for (int run = 0; run < EXPORTS; run++) {
                fastest = Math.max(fastest, activities / download(service, token, format));
            }
            long after = Machine.residentMegabytes(service.process().pid());
            OUT.printf(
                    "| %s, %s | %,.0f (%.0f %%) | %d, %d |%n",
                    format, name, fastest, 100 * fastest / copied, before, after);
        }
    }

    /** In seconds. To a program of the server's own: a client, and the way to it, would only make it slower. */
    private static double copy(DurablePostgres postgres) throws SQLException {
        long begun = System.nanoTime();
        postgres.execute("COPY (SELECT * FROM activity WHERE tenant = 'default' ORDER BY seq)"
                + " TO PROGRAM 'cat > /dev/null' (FORMAT csv)");
        return (System.nanoTime() - begun) / 1e9;
    }

    /** In seconds. */
    private static double download(IngestTarget service, String token, String format)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        service.process().address().resolve("/api/v1/activities/export?format=" + format))
                .header("Authorization", "Bearer " + token)
                .build();
        long begun = System.nanoTime();
        try (InputStream file = HTTP.send(request, BodyHandlers.ofInputStream()).body()) {
            file.transferTo(OutputStream.nullOutputStream());
        }
        return (System.nanoTime() - begun) / 1e9;
    }
}
