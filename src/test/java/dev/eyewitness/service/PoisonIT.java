package dev.eyewitness.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An activity that the database alone refuses must not cost its neighbours in the same transaction. */
class PoisonIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String REFUSE_POISON =
            "ALTER TABLE activity ADD CONSTRAINT no_poison CHECK (entity_id <> 'poison')";
    private static final String POISON = "poison";

    private static Replicas replicas;

    private final String tenant = Tokens.newTenant();
    private Client client;

    @BeforeAll
    static void start() throws Exception {
        replicas = Replicas.start(1);
        replicas.database().execute(REFUSE_POISON);
    }

    @BeforeEach
    void signIn() {
        client = replicas.clients(1, Tokens.admin().tenant(tenant)).getFirst();
    }

    @AfterAll
    static void stop() {
        replicas.close();
    }

    @Test
    void ofSinglePostsTheBadOneAloneIsRefused() throws Exception {
        assertThat(client.post(activity("first")).statusCode()).isEqualTo(201);
        List<CompletableFuture<HttpResponse<String>>> posts = new ArrayList<>();
        try (Connection connection = replicas.database().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT seq FROM log_head WHERE tenant = '" + tenant + "' FOR UPDATE");
            AtomicInteger begun = new AtomicInteger();
            for (int post = 0; post < 30; post++) {
                String entity = post % 10 == 5 ? POISON : "e-" + post;
                posts.add(CompletableFuture.supplyAsync(() -> post(begun, entity), Thread::startVirtualThread));
            }
            await("posts that wait for the lock")
                    .atMost(PATIENCE)
                    .until(() -> begun.get() == posts.size()
                            && !replicas.database()
                                    .query("SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
                                    .isEmpty());
            connection.rollback();
        }

        for (int post = 0; post < posts.size(); post++) {
            HttpResponse<String> answer = posts.get(post).get();
            if (post % 10 == 5) {
                assertRefused(answer);
            } else {
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            }
        }
        assertThat(numbers()).isEqualTo(upTo(1 + 27));
    }

    @Test
    void ofABatchTheBadItemsAloneAreRefused() throws Exception {
        List<String> items = IntStream.range(0, 50)
                .mapToObj(item -> activity(item % 20 == 7 ? POISON : "e-" + item))
                .toList();

        HttpResponse<String> answer = client.postBatch(items);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode results = Json.parse(answer.body()).path("results");
        assertThat(results.valueStream()
                        .filter(result -> result.path("status").asInt() == 400)
                        .map(result -> result.path("index").asInt()))
                .containsExactly(7, 27, 47);
        assertThat(results.valueStream()
                        .filter(result -> result.path("status").asInt() == 201)
                        .map(result -> result.path("seq").asLong()))
                .containsExactlyElementsOf(upTo(47));
        assertThat(results.path(7).path("problem").path("detail").asText()).contains("cannot be stored");
        assertThat(numbers()).isEqualTo(upTo(47));
    }

    @Test
    void aRefusedActivityDoesNotUseItsKeyUp() throws Exception {
        assertRefused(client.post("k-1", activity(POISON)));
        replicas.database().execute("ALTER TABLE activity DROP CONSTRAINT no_poison");
        try {
            assertThat(client.post("k-1", activity(POISON)).statusCode()).isEqualTo(201);
            replicas.database().execute("DELETE FROM activity WHERE entity_id = 'poison'");
        } finally {
            replicas.database().execute(REFUSE_POISON);
        }
    }

    @Test
    void anActivityWithoutAPartitionIsNotAtFault() throws Exception {
        String partition = replicas.database()
                .query("SELECT 'activity_' || to_char(now() AT TIME ZONE 'UTC', 'YYYY_MM')")
                .getFirst();
        String bounds = replicas.database()
                .query("SELECT pg_get_expr(relpartbound, oid) FROM pg_class WHERE relname = '" + partition + "'")
                .getFirst();
        replicas.database().execute("ALTER TABLE activity DETACH PARTITION " + partition);
        try {
            HttpResponse<String> answer = client.post(activity("e-1"));

            Refusal.of(answer, 503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        } finally {
            replicas.database().execute("ALTER TABLE activity ATTACH PARTITION " + partition + " " + bounds);
        }
        assertThat(client.post(activity("e-1")).statusCode()).isEqualTo(201);
    }

    private HttpResponse<String> post(AtomicInteger begun, String entity) {
        begun.incrementAndGet();
        try {
            return client.post(activity(entity));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(answer.body())
                .contains("cannot be stored")
                .doesNotContain("no_poison", "constraint", "SQL", "Exception");
    }

    private static String activity(String entity) {
        return Json.activity("user_updated").put("entityId", entity).toString();
    }

    private List<Long> numbers() throws Exception {
        return replicas
                .database()
                .query("SELECT seq FROM activity WHERE tenant = '" + tenant + "' ORDER BY seq")
                .stream()
                .map(Long::valueOf)
                .toList();
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
