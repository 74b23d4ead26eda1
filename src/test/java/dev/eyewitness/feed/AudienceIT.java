package dev.eyewitness.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eyewitness.service.Api;
import dev.eyewitness.service.Database;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.ServiceProcess;
import dev.eyewitness.service.Signal;
import dev.eyewitness.service.SseStream;
import dev.eyewitness.service.Stream;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A replica that hears others only while somebody watches there. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class AudienceIT {

    private static final String LISTENS = "LISTEN eyewitness_log";
    private static final String DOES_NOT = "UNLISTEN eyewitness_log";

    private final Api api = Api.as(Tokens.admin().tenant(Tokens.newTenant()));

    @Test
    void othersWakeAReplicaOnlyWhileSomebodyWatches() throws SQLException {
        List<String> others = listeners();
        try (ServiceProcess replica = replica()) {
            String listener = listenerBeside(others);
            for (int time = 1; time <= 2; time++) {
                awaitStatement(listener, DOES_NOT);
                try (Stream stream = watch(replica)) {
                    awaitStatement(listener, LISTENS);
                    api.record("login");

                    stream.await("activity");
                }
            }
        }
    }

    @Test
    void whatOthersRecordBeforeTheyCanBeHeardIsShown() throws SQLException {
        List<String> others = listeners();
        try (ServiceProcess replica = replica()) {
            String listener = listenerBeside(others);
            awaitStatement(listener, DOES_NOT);
            List<ProcessHandle> backend =
                    ProcessHandle.of(Long.parseLong(listener)).stream().toList();
            Signal.STOP.send(backend);
            try (Stream stream = watch(replica)) {
                stream.await("hello");
                api.record("login");
                Signal.CONT.send(backend);

                stream.await("activity");
            } finally {
                Signal.CONT.send(backend);
            }
        }
    }

    /** It would find by polling what it does not hear, but not while anybody waits for it. */
    private static ServiceProcess replica() {
        Map<String, String> environment = ServiceProcess.environment(Database.url());
        environment.put("EYEWITNESS_FEED_POLL", "1h");
        ServiceProcess replica = ServiceProcess.start(environment);
        replica.awaitReady();
        return replica;
    }

    private Stream watch(ServiceProcess replica) {
        return SseStream.open(replica.address() + "/api/v1/activities/stream", api.token());
    }

    /** The process of PostgreSQL that serves the listener of the replica that was started after those. */
    private static String listenerBeside(List<String> others) {
        return await("its listener")
                .atMost(Stream.PATIENCE)
                .until(
                        () -> listeners().stream()
                                .filter(pid -> !others.contains(pid))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static List<String> listeners() throws SQLException {
        return Database.query(
                "SELECT pid FROM pg_stat_activity WHERE query IN ('" + LISTENS + "', '" + DOES_NOT + "')");
    }

    private static void awaitStatement(String pid, String statement) {
        await(statement)
                .atMost(Stream.PATIENCE)
                .untilAsserted(() -> assertThat(Database.query("SELECT query FROM pg_stat_activity WHERE pid = " + pid))
                        .containsExactly(statement));
    }
}
