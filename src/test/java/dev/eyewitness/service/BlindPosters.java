package dev.eyewitness.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Posters that a broken connection or a refusal does not impress: each posts one activity after another (every third poster:
 * batches), under a key of its own, again and again until it is acknowledged. The key is the activity's entityId.
 */
final class BlindPosters implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(20);
    private static final int IN_A_BATCH = 10;

    private final String token;
    private final Duration pause;
    private final Map<String, Acknowledged> acknowledged = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> posters = new ArrayList<>();
    private volatile URI service;
    private volatile boolean stopped;

    /**
     * What the service answered for a key.
     *
     * @param id of the activity
     * @param seq of the activity
     */
    record Acknowledged(String id, long seq) {

        private static Acknowledged of(JsonNode answer) {
            return new Acknowledged(
                    answer.path("id").asText(), answer.path("seq").asLong());
        }
    }

    private BlindPosters(String token, Duration pause, URI service) {
        this.token = token;
        this.pause = pause;
        this.service = service;
    }

    /** Starts that many, which post as fast as they can. */
    static BlindPosters start(int count, String token, URI service) {
        return start("p", count, Duration.ZERO, token, service);
    }

    /**
     * Starts that many.
     *
     * @param prefix of their names, with which the keys begin
     * @param pause how long each waits after an acknowledgement
     */
    static BlindPosters start(String prefix, int count, Duration pause, String token, URI service) {
        BlindPosters all = new BlindPosters(token, pause, service);
        for (int poster = 0; poster < count; poster++) {
            String name = prefix + "-" + poster;
            int atOnce = poster % 3 == 2 ? IN_A_BATCH : 1;
            all.posters.add(all.threads.submit(() -> all.postUntilStopped(name, atOnce)));
        }
        return all;
    }

    /** From now on they post there. */
    void turnTo(URI otherService) {
        service = otherService;
    }

    /** Waits until that many more are acknowledged. */
    void awaitMore(int count) {
        int enough = acknowledged.size() + count;
        await("acknowledged posts").atMost(PATIENCE).pollInterval(BETWEEN_TRIES).until(() -> {
            for (Future<?> poster : posters) {
                assertThat(poster.state() == Future.State.FAILED ? poster.exceptionNow() : null)
                        .as("why a poster gave up")
                        .isNull();
            }
            return acknowledged.size() >= enough;
        });
    }

    /** Lets each finish what it is about, and says all that was acknowledged, by key. */
    Map<String, Acknowledged> finish() throws ExecutionException, InterruptedException {
        stopped = true;
        for (Future<?> poster : posters) {
            poster.get();
        }
        return Map.copyOf(acknowledged);
    }

    private void postUntilStopped(String name, int atOnce) {
        for (int turn = 0; !stopped; turn++) {
            String prefix = name + "-" + turn + "-";
            List<String> keys =
                    IntStream.range(0, atOnce).mapToObj(item -> prefix + item).toList();
            await("acknowledgement of " + prefix)
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(BETWEEN_TRIES)
                    .atMost(PATIENCE)
                    .until(() -> isAcknowledged(keys));
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    private boolean isAcknowledged(List<String> keys) throws InterruptedException {
        Client client = new Client(service, token);
        try {
            return keys.size() == 1 ? postOne(client, keys.getFirst()) : postBatch(client, keys);
        } catch (IOException gone) {
            return false;
        }
    }

    private boolean postOne(Client client, String key) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.post(
                key, Json.activity("user_updated").put("entityId", key).toString());
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201, 503);
        if (answer.statusCode() == 503) {
            return false;
        }
        acknowledged.put(key, Acknowledged.of(Json.parse(answer.body())));
        return true;
    }

    private boolean postBatch(Client client, List<String> keys) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.postBatch(keys.stream()
                .map(key -> Json.activity("user_updated")
                        .put("entityId", key)
                        .put("idempotencyKey", key)
                        .toString())
                .toList());
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 503);
        if (answer.statusCode() == 503) {
            return false;
        }
        JsonNode results = Json.parse(answer.body()).path("results");
        for (int item = 0; item < keys.size(); item++) {
            JsonNode result = results.path(item);
            assertThat(result.path("status").asInt()).as(answer.body()).isIn(200, 201);
            acknowledged.put(keys.get(item), Acknowledged.of(result));
        }
        return true;
    }

    @Override
    public void close() {
        stopped = true;
        threads.shutdownNow();
    }
}
