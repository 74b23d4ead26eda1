package dev.eyewitness.bench;

import dev.eyewitness.service.ServiceProcess;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** The service's memory after it has recorded a given number of activities. */
final class LoadedRun {

    private static final int POSTERS = 32;

    private LoadedRun() {}

    static long residentMegabytes(List<String> command, Map<String, String> environment, String token, int activities)
            throws InterruptedException {
        try (ServiceProcess service = ServiceProcess.start(command, environment);
                HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                ExecutorService posters = Executors.newVirtualThreadPerTaskExecutor()) {
            service.awaitReady();
            HttpRequest request = HttpRequest.newBuilder(service.address().resolve("/api/v1/activities"))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("""
                            {"action":"payout_approved","entityType":"payout","entityId":"po_17","ipAddress":"203.0.113.7",
                             "userAgent":"Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0"}"""))
                    .build();
            Callable<Void> poster = () -> post(http, request, activities / POSTERS);
            List<Callable<Void>> work =
                    Stream.generate(() -> poster).limit(POSTERS).toList();
            for (Future<Void> done : posters.invokeAll(work)) {
                done.resultNow();
            }
            return Machine.residentMegabytes(service.pid());
        }
    }

    private static Void post(HttpClient http, HttpRequest request, int times) throws IOException, InterruptedException {
        for (int time = 0; time < times; time++) {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 201) {
                throw new IllegalStateException("answered " + status);
            }
        }
        return null;
    }
}
