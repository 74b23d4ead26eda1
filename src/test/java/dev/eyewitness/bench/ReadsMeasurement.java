package dev.eyewitness.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the database reads for each of the questions, by its own account (EXPLAIN ANALYZE of every statement): {@code bench/search explain}. */
public final class ReadsMeasurement {

    private static final PrintStream OUT = System.out;

    private static final String LOG = "statements.log";

    /** Before each plan in PostgreSQL's log. */
    private static final Pattern STATEMENT = Pattern.compile("ms {2}plan:\n");

    /** The feed and the indexer look at it now and then. */
    private static final String OF_OTHERS = "log_head";

    /** The first in a plan is of all of it. */
    private static final Pattern BUFFERS = Pattern.compile("Buffers: shared((?: (?:hit|read)=\\d+)+)");

    private static final Pattern SCAN = Pattern.compile(
            "(Index(?: Only)? Scan|Bitmap Index Scan|Seq Scan)[^\n]*?(?: using| on) (\\w+)[^\n]*\\(actual");

    private static final Pattern PARTITION = Pattern.compile("_\\d{4}_\\d{2}");

    private ReadsMeasurement() {}

    /** Runs with the length of the log. */
    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        int activities = Integer.parseInt(arguments.length == 0 ? "1000000" : arguments[0]);
        Path place = Files.createTempDirectory("eyewitness-plans");
        String token = IngestTarget.token();
        try (DurablePostgres postgres = DurablePostgres.start(place, settings(place));
                IngestTarget service = IngestTarget.service(postgres, Map.of());
                HttpClient http = HttpClient.newHttpClient()) {
            GeneratedLog.make(postgres, activities);
            SearchBench.awaitIndexed(postgres, activities);
            OUT.printf("%,d activities, of %s pages%n%n", activities, postgres.ask("""
                    SELECT sum(pg_relation_size(relid)) / current_setting('block_size')::int
                    FROM pg_partition_tree('activity')"""));
            OUT.printf("| question | pages | of which tables and indexes |%n|---|---|---|%n");
            for (Map.Entry<String, String> question :
                    SearchBench.questions(activities).entrySet()) {
                URI address = service.process().address().resolve(question.getValue());
                ask(http, address, token);
                int before = written(place, postgres).length();
                ask(http, address, token);
                print(question.getKey(), written(place, postgres).substring(before));
            }
        }
    }

    private static Map<String, String> settings(Path place) {
        return Map.of(
                "logging_collector", "on",
                "log_directory", "'" + place + "'",
                "log_filename", "'" + LOG + "'",
                "session_preload_libraries", "auto_explain",
                "auto_explain.log_min_duration", "0",
                "auto_explain.log_analyze", "on",
                "auto_explain.log_buffers", "on",
                "auto_explain.log_timing", "off");
    }

    private static void ask(HttpClient http, URI address, String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token)
                .build();
        if (http.send(request, BodyHandlers.ofString()).statusCode() != 200) {
            throw new IllegalStateException(address + " was not answered");
        }
    }

    /** All that was logged until now: a mark that has come through was written after it. */
    private static String written(Path place, DurablePostgres postgres)
            throws IOException, SQLException, InterruptedException {
        String mark = UUID.randomUUID().toString();
        postgres.execute("DO 'BEGIN RAISE LOG ''%s''; END'".formatted(mark));
        String log = "";
        while (!log.contains(mark)) {
            TimeUnit.MILLISECONDS.sleep(10);
            log = Files.readString(place.resolve(LOG));
        }
        return log;
    }

    private static void print(String question, String log) {
        List<String> plans = STATEMENT
                .splitAsStream(log)
                .skip(1)
                .filter(plan -> !plan.contains(OF_OTHERS))
                .toList();
        long pages = plans.stream()
                .map(BUFFERS::matcher)
                .filter(Matcher::find)
                .mapToLong(buffers -> sum(buffers.group(1)))
                .sum();
        String scans = plans.stream()
                .flatMap(plan -> SCAN.matcher(plan).results())
                .map(scan -> PARTITION.matcher(scan.group(2)).replaceAll(""))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(", "));
        OUT.printf("| %s | %,d | %s |%n", question, pages, scans);
    }

    private static long sum(String buffers) {
        return Pattern.compile("\\d+")
                .matcher(buffers)
                .results()
                .map(MatchResult::group)
                .mapToLong(Long::parseLong)
                .sum();
    }
}
