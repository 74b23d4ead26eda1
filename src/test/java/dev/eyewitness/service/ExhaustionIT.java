package dev.eyewitness.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A writer that runs out of memory: the database remembers a name of an admin that fits once, and not a second time as text. */
@Tag("heap")
class ExhaustionIT {

    private static final String HEAP = "-Xmx300m";
    private static final int VAST = 140_000_000;

    private OwnDatabase database;
    private ServiceProcess service;
    private Client client;

    @BeforeEach
    void start() throws Exception {
        database = OwnDatabase.start();
        List<String> command = new ArrayList<>(ServiceProcess.packaged());
        command.add(1, HEAP);
        service = ServiceProcess.start(command, ServiceProcess.environment(database.url()));
        service.awaitReady();
        client = new Client(
                service.address(), Tokens.admin().tenant(Tokens.newTenant()).sign());
    }

    @AfterEach
    void stop() {
        service.close();
        database.close();
    }

    @Test
    void costsTheActivityThatItMeetsAndNothingElse() throws Exception {
        assertThat(client.post(of("vast").put("adminName", "V").toString()).statusCode())
                .isEqualTo(201);
        database.execute("UPDATE admin SET name = repeat('x', " + VAST + ") WHERE admin_id = 'vast'");

        HttpResponse<String> refusal = client.post(of("vast").toString());

        Refusal.of(refusal, 503);
        assertThat(service.output()).contains("the writer goes on");
        assertThat(client.post(of("grace").toString()).statusCode()).isEqualTo(201);
        assertThat(client.get("/q/health/ready").statusCode()).isEqualTo(200);
        assertThat(database.query("SELECT seq FROM activity ORDER BY seq")).containsExactly("1", "2");
    }

    private static ObjectNode of(String admin) {
        return Json.activity("login").put("adminId", admin);
    }
}
