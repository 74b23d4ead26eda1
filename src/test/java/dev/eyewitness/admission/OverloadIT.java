package dev.eyewitness.admission;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;

import dev.eyewitness.service.Database;
import dev.eyewitness.service.Json;
import dev.eyewitness.service.Posts;
import dev.eyewitness.service.Refusal;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.ServiceProcess;
import dev.eyewitness.service.Stream;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** More activities than the writer can take, while the log's head is locked by somebody else. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class OverloadIT {

    private static final String LOGIN = "{\"action\":\"login\"}";
    private static final String LARGE =
            "{\"action\":\"login\",\"metadata\":{\"text\":\"%s\"}}".formatted("x".repeat(10_000));

    private final String tenant = Tokens.newTenant();
    private final String token = Tokens.admin().tenant(tenant).sign();
    private final Map<String, String> environment = ServiceProcess.environment(Database.url());

    @Test
    void refusesActivitiesBeyondTheBoundAtOnceAndRecordsTheOthers() throws SQLException {
        environment.put("EYEWITNESS_LOG_QUEUE_LENGTH", "5");

        overload(LOGIN, 5);
    }

    @Test
    void refusesBytesBeyondTheBoundAtOnceAndRecordsTheOthers() throws SQLException {
        environment.put("EYEWITNESS_LOG_QUEUE_BYTES", "40000");

        overload(LARGE, 3);
    }

    @Test
    void postsThatWaitForTheirCommitKeepNoThreadFromTheOthers() throws SQLException {
        environment.put("QUARKUS_THREAD_POOL_MAX_THREADS", "4");
        environment.put("EYEWITNESS_LOG_COMMIT_TIMEOUT", "120s");
        try (ServiceProcess service = ServiceProcess.start(environment);
                Connection other = Database.connect()) {
            Posts posts = postsBehindTheLock(service, other, 12);

            given().header("Authorization", "Bearer " + token)
                    .get(service.address() + "/api/v1/activities")
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(1));

            other.rollback();
            assertThat(posts.answers(13)).extracting(HttpResponse::statusCode).containsOnly(201);
        }
    }

    @Test
    void aPostWhoseCommitTakesTooLongIsRefusedWhileTheWriterWaits() throws SQLException {
        environment.put("EYEWITNESS_LOG_COMMIT_TIMEOUT", "1s");
        try (ServiceProcess service = ServiceProcess.start(environment);
                Connection other = Database.connect()) {
            Posts posts = postsBehindTheLock(service, other, 3);

            List<HttpResponse<String>> refused = posts.answers(4).subList(1, 4);

            for (HttpResponse<String> refusal : refused) {
                Refusal.of(refusal, 503);
                assertThat(refusal.headers().firstValue("Retry-After")).isPresent();
            }
            other.rollback();
        }
    }

    /** One activity is with the writer, which waits for the lock; {@code room} more fit into the queue. */
    private void overload(String json, int room) throws SQLException {
        environment.put("EYEWITNESS_LOG_COMMIT_TIMEOUT", "120s");
        try (ServiceProcess service = ServiceProcess.start(environment);
                Connection other = Database.connect()) {
            Posts posts = postsBehindTheLock(service, other, 1);

            posts.send(20, json);

            List<HttpResponse<String>> refused = posts.answers(1 + 20 - room);
            assertThat(refused).hasSize(1 + 20 - room);
            for (HttpResponse<String> refusal : refused.subList(1, refused.size())) {
                Refusal.of(refusal, 503).isAsDescribed(service.address());
                assertThat(refusal.headers().firstValue("Retry-After")).hasValue("1");
            }

            other.rollback();

            List<Long> acknowledged = posts.answers(22).stream()
                    .filter(answer -> answer.statusCode() == 201)
                    .map(answer -> Json.parse(answer.body()).path("seq").asLong())
                    .sorted()
                    .toList();
            assertThat(acknowledged)
                    .isEqualTo(LongStream.rangeClosed(1, 2 + room).boxed().toList());
            assertThat(Database.numbers(tenant)).isEqualTo(acknowledged);
            assertThat(transactions())
                    .as("of the first post, and of the one behind the lock with all that queued meanwhile")
                    .hasSize(2);
        }
    }

    private List<String> transactions() throws SQLException {
        return Database.query("SELECT DISTINCT xmin::text FROM activity WHERE tenant = '" + tenant + "'");
    }

    /** One post is answered and makes the log; {@code count} more wait with the writer, whose head the other connection has locked. */
    private Posts postsBehindTheLock(ServiceProcess service, Connection other, int count) throws SQLException {
        service.awaitReady();
        Posts posts = new Posts(service.address(), token);
        posts.send(1, LOGIN);
        posts.answers(1);
        lockHead(other);
        posts.send(count, LOGIN);
        awaitWriterBefore(other);
        return posts;
    }

    private void lockHead(Connection other) throws SQLException {
        other.setAutoCommit(false);
        try (PreparedStatement lock = other.prepareStatement("SELECT seq FROM log_head WHERE tenant = ? FOR UPDATE")) {
            lock.setString(1, tenant);
            lock.executeQuery().close();
        }
    }

    private static void awaitWriterBefore(Connection lockOwner) throws SQLException {
        try (PreparedStatement waiting = lockOwner.prepareStatement(
                "SELECT count(*) FROM pg_stat_activity WHERE pg_backend_pid() = ANY(pg_blocking_pids(pid))")) {
            await("the writer at the lock").atMost(Stream.PATIENCE).until(() -> {
                try (ResultSet count = waiting.executeQuery()) {
                    return count.next() && count.getInt(1) == 1;
                }
            });
        }
    }
}
