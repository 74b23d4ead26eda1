package dev.eyewitness.bench;

import dev.eyewitness.service.ServiceProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * One start, measured from exec.
 *
 * @param readyMs milliseconds until {@code /q/health/ready} answered 200
 * @param recordedMs milliseconds until the first activity was answered 201
 * @param readyMegabytes resident right after the first of these
 * @param recordedMegabytes resident right after the second
 */
record StartRun(long readyMs, long recordedMs, long readyMegabytes, long recordedMegabytes) {

    private static final long POLL_NANOS = 1_000_000;
    private static final long NANOS_PER_MS = 1_000_000;
    private static final long GIVE_UP_MS = 60_000;

    static StartRun measure(List<String> command, Map<String, String> environment, String token) {
        long begun = System.nanoTime();
        try (ServiceProcess service = ServiceProcess.start(command, environment)) {
            awaitReady(service, begun);
            long ready = System.nanoTime();
            long readyMegabytes = Machine.residentMegabytes(service.pid());
            post(service, token);
            long recorded = System.nanoTime();
            long recordedMegabytes = Machine.residentMegabytes(service.pid());
            service.terminate();
            service.awaitExit();
            return new StartRun(
                    (ready - begun) / NANOS_PER_MS,
                    (recorded - begun) / NANOS_PER_MS,
                    readyMegabytes,
                    recordedMegabytes);
        }
    }

    private static void awaitReady(ServiceProcess service, long begun) {
        while (!answersReady(service)) {
            if ((System.nanoTime() - begun) / NANOS_PER_MS > GIVE_UP_MS) {
                throw new IllegalStateException("the service does not get ready: " + service.output());
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private static boolean answersReady(ServiceProcess service) {
        try {
            HttpURLConnection connection = connect(service, "/q/health/ready");
            return connection.getResponseCode() == 200;
        } catch (IOException notListening) {
            return false;
        }
    }

    private static void post(ServiceProcess service, String token) {
        try {
            HttpURLConnection connection = connect(service, "/api/v1/activities");
            connection.setRequestMethod("POST");
            connection.setRequestProperty("Authorization", "Bearer " + token);
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setDoOutput(true);
            try (OutputStream body = connection.getOutputStream()) {
                body.write("{\"action\":\"login\"}".getBytes(StandardCharsets.UTF_8));
            }
            if (connection.getResponseCode() != 201) {
                throw new IllegalStateException("answered " + connection.getResponseCode());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpURLConnection connect(ServiceProcess service, String path) throws IOException {
        return (HttpURLConnection) service.address().resolve(path).toURL().openConnection();
    }
}
