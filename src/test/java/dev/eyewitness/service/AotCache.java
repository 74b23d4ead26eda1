package dev.eyewitness.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a JVM that runs the jar would load, link and verify anew with each of many starts (JEP 514): recorded once for all tests, by a
 * service that starts and records one activity.
 */
final class AotCache {

    private static final Path FILE = Path.of("target", "tests.aot");

    /** Made when it is first asked for: what an earlier build left belongs to another jar. */
    private static final String OPTION = train();

    private AotCache() {}

    /** The option that lets a JVM use it. */
    static String option() {
        return OPTION;
    }

    private static String train() {
        try {
            Files.deleteIfExists(FILE);
            List<String> command = ServiceProcess.jarWith("-XX:AOTCacheOutput=" + FILE);
            try (OwnDatabase database = OwnDatabase.start();
                    ServiceProcess service =
                            ServiceProcess.start(command, ServiceProcess.environment(database.url()))) {
                service.awaitReady();
                Client client = new Client(
                        service.address(),
                        Tokens.admin().tenant(Tokens.newTenant()).sign());
                HttpResponse<String> answer = client.post(Json.activity("login").toString());
                assertThat(answer.statusCode()).isEqualTo(201);
                service.terminate();
                service.awaitExit();
                assertThat(FILE)
                        .as("the cache; the service says: %s", service.output())
                        .exists();
            }
        } catch (Exception e) {
            throw new IllegalStateException("no cache for the starts of the jar", e);
        }
        return "-XX:AOTCache=" + FILE;
    }
}
