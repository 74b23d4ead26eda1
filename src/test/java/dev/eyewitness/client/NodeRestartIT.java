package dev.eyewitness.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eyewitness.service.OwnDatabase;
import dev.eyewitness.service.ServiceProcess;
import dev.eyewitness.service.Tokens;
import io.restassured.RestAssured;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The TypeScript client in Node while the service is killed and comes back. */
@Tag("client")
class NodeRestartIT {

    private static final int COUNT = 10_000;

    @Test
    void whatIsLoggedMeanwhileArrivesOnceAndIsSeenOnce() {
        String token = Tokens.admin().tenant(Tokens.newTenant()).sign();
        Map<String, String> programs =
                Map.of("EYEWITNESS_TOKEN", token, "TOKENS", token, "COUNT", Integer.toString(COUNT));
        try (OwnDatabase database = OwnDatabase.start()) {
            Map<String, String> environment = ServiceProcess.environment(database.url());
            try (ServiceProcess killed = ServiceProcess.start(environment)) {
                killed.awaitReady();
                try (NodeProgram watching = NodeProgram.start("watch.mjs", killed.address(), programs);
                        NodeProgram recording = NodeProgram.start("record.mjs", killed.address(), programs)) {
                    recording.awaitSaid("begun");

                    killed.kill();
                    recording.awaitSaid("logged");
                    killed.awaitExit();
                    try (ServiceProcess back = killed.startAgain(environment)) {
                        back.awaitReady();

                        assertThat(recording.saidOf("report ")).containsExactly("{\"dropped\":[],\"waiting\":0}");
                        assertThat(watching.saidOf("seen ")).isEqualTo(eachOnce());
                        assertThat(total(back, token)).isEqualTo(COUNT);
                    }
                }
            }
        }
    }

    private static List<String> eachOnce() {
        return IntStream.rangeClosed(1, COUNT)
                .mapToObj(number -> number + " po_" + number)
                .toList();
    }

    private static int total(ServiceProcess service, String token) {
        return RestAssured.given()
                .baseUri(service.address().toString())
                .port(service.address().getPort())
                .header("Authorization", "Bearer " + token)
                .get("/api/v1/activities/summary")
                .jsonPath()
                .getInt("total");
    }
}
