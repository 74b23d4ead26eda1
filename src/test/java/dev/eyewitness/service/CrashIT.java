package dev.eyewitness.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eyewitness.service.BlindPosters.Acknowledged;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SIGKILL under load, twenty times: what was acknowledged is there once, and the numbers have no hole. */
class CrashIT {

    private static final int KILLS = 20;
    private static final int POSTERS = 9;

    /** A JVM that is killed after a second starts in half the time without its optimising compiler. */
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private final String tenant = Tokens.newTenant();
    private final String token = Tokens.admin().tenant(tenant).sign();
    private OwnDatabase database;

    @BeforeEach
    void startDatabase() {
        database = OwnDatabase.start();
    }

    @AfterEach
    void stopDatabase() {
        database.close();
    }

    @Test
    void nothingAcknowledgedIsLostWithTheService() throws Exception {
        ServiceProcess service = startService();
        try (BlindPosters posters = BlindPosters.start(POSTERS, token, service.address())) {
            for (int round = 0; round < KILLS; round++) {
                posters.awaitMore(moreOf(round));
                service.kill();
                service.close();
                service = startService();
                posters.turnTo(service.address());
            }
            posters.awaitMore(moreOf(KILLS));

            assertHolds(posters.finish(), service.address());
        } finally {
            service.close();
        }
    }

    @Test
    void nothingAcknowledgedIsLostWithTheDatabase() throws Exception {
        try (ServiceProcess service = startService();
                BlindPosters posters = BlindPosters.start(POSTERS, token, service.address())) {
            for (int round = 0; round < KILLS; round++) {
                posters.awaitMore(moreOf(round));
                database.kill();
                database.restart();
            }
            posters.awaitMore(moreOf(KILLS));

            assertHolds(posters.finish(), service.address());
        }
    }

    /** So that kills come at different moments. */
    private static int moreOf(int round) {
        return 1 + 7 * round;
    }

    private ServiceProcess startService() {
        Map<String, String> environment = ServiceProcess.environment(database.url());
        environment.put("JAVA_TOOL_OPTIONS", SHORT_LIVED);
        ServiceProcess service = ServiceProcess.start(environment);
        service.awaitReady();
        return service;
    }

    private void assertHolds(Map<String, Acknowledged> acknowledged, URI service) throws Exception {
        List<String> keys = new ArrayList<>();
        Map<String, Acknowledged> stored = new LinkedHashMap<>();
        try (Connection connection = database.connect();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT entity_id, id, seq FROM activity WHERE tenant = ? ORDER BY seq")) {
            select.setString(1, tenant);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    keys.add(row.getString(1));
                    stored.put(row.getString(1), new Acknowledged(row.getString(2), row.getLong(3)));
                }
            }
        }

        assertThat(keys).doesNotHaveDuplicates();
        assertThat(stored).isEqualTo(acknowledged);
        assertThat(stored.values())
                .extracting(Acknowledged::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, stored.size()).boxed().toList());
        assertThat(new Client(service, token).post("{\"action\":\"login\"}").statusCode())
                .isEqualTo(201);
    }
}
