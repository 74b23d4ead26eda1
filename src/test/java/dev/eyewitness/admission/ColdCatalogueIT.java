package dev.eyewitness.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eyewitness.service.Api;
import dev.eyewitness.service.Database;
import dev.eyewitness.service.Posts;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.ServiceProcess;
import dev.eyewitness.service.Stream;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Many callers of a tenant whose own actions nobody has read yet, while reading them takes its time. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class ColdCatalogueIT {

    private static final int POSTS = 40;

    private final Api api = Api.as(Tokens.admin().tenant(Tokens.newTenant()));

    @Test
    void oneOfThemReadsAndTheOthersLeaveTheConnectionsToWhoeverNeedsOne() throws SQLException {
        Map<String, String> environment = ServiceProcess.environment(Database.url());
        environment.put("QUARKUS_DATASOURCE_JDBC_MAX_SIZE", "4");
        try (ServiceProcess service = ServiceProcess.start(environment);
                Connection other = Database.connect();
                Statement lock = other.createStatement()) {
            service.awaitReady();
            other.setAutoCommit(false);
            lock.execute("LOCK TABLE tenant_action IN ACCESS EXCLUSIVE MODE");
            Posts posts = new Posts(service.address(), api.token());

            posts.send(POSTS, "{\"action\":\"login\"}");
            await("a reader at the lock")
                    .atMost(Stream.PATIENCE)
                    .until(() -> Database.query(
                                            "SELECT pid FROM pg_stat_activity WHERE cardinality(pg_blocking_pids(pid)) > 0")
                                    .size()
                            > 0);
            int found =
                    api.request().get(service.address() + "/api/v1/activities").statusCode();
            other.rollback();

            assertThat(found).isEqualTo(200);
            assertThat(posts.answers(POSTS))
                    .extracting(HttpResponse::statusCode)
                    .containsOnly(201);
        }
    }
}
