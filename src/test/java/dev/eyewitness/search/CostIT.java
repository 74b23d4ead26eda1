package dev.eyewitness.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eyewitness.service.Api;
import dev.eyewitness.service.Client;
import dev.eyewitness.service.Database;
import dev.eyewitness.service.Refusal;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No question keeps the database busy without end. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class CostIT {

    private final Api api = Api.as(Tokens.admin().tenant(Tokens.newTenant()));

    /** A question that waits for a lock is stopped like one that reads for too long, and on any machine. */
    @Test
    void whatTakesTooLongIsGivenUpWithAReason() throws Exception {
        api.record("login");
        Client client = new Client(Api.address(), api.token());
        List<Callable<HttpResponse<String>>> questions = Stream.of(
                        "/api/v1/activities?search=ada",
                        "/api/v1/activities/summary",
                        "/api/v1/sessions",
                        "/api/v1/sessions/s1")
                .<Callable<HttpResponse<String>>>map(path -> () -> client.get(path))
                .toList();
        try (Connection connection = Database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE activity IN ACCESS EXCLUSIVE MODE");

            for (HttpResponse<String> answer : Client.atOnce(questions)) {
                Refusal refusal = Refusal.of(answer, 503);
                assertThat(refusal.problem().path("detail").asText()).contains("ask for less");
                assertThat(refusal.problem().path("type").asText()).isEqualTo("urn:eyewitness:problem:too-costly");
            }
            connection.rollback();
        }
        assertThat(api.request().get("/api/v1/activities").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a* ", "\"a\" ", "-ada ", "ip:10.0.0.0/8 "})
    void aQueryThatRepeatsItselfIsRefusedUnread(String term) {
        Refusal refusal =
                Refusal.of(api.request().queryParam("q", term.repeat(200)).get("/api/v1/activities/summary"), 400);

        assertThat(refusal.fields()).containsExactly("q");
    }
}
