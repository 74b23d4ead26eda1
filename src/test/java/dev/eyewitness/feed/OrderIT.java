package dev.eyewitness.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eyewitness.service.Api;
import dev.eyewitness.service.Database;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.SocketStream;
import dev.eyewitness.service.SseStream;
import dev.eyewitness.service.Stream;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
@WithTestResource(Service.class)
class OrderIT {

    private static final int POSTERS = 50;
    private static final int POSTS_EACH = 200;
    private static final List<Long> ALL_NUMBERS =
            LongStream.rangeClosed(1, POSTERS * POSTS_EACH).boxed().toList();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String tenant = Tokens.newTenant();
    private final String token = Tokens.admin().tenant(tenant).sign();

    @Test
    void fiftyPostersAtOnceMakeOneLogWithoutAHole() throws ExecutionException, InterruptedException, SQLException {
        try (Stream sse = SseStream.open("/api/v1/activities/stream", token);
                Stream socket = SocketStream.open(token)) {
            assertThat(postAll()).hasSize(ALL_NUMBERS.size()).containsOnly(201);

            assertThat(Database.numbers(tenant)).isEqualTo(ALL_NUMBERS);
            for (Stream stream : List.of(sse, socket)) {
                await("all activities")
                        .atMost(PATIENCE)
                        .until(() -> stream.activities().size() >= ALL_NUMBERS.size());
                assertThat(stream.activities())
                        .extracting(activity -> activity.path("seq").asLong())
                        .isEqualTo(ALL_NUMBERS);
            }
        }
    }

    private List<Integer> postAll() throws ExecutionException, InterruptedException {
        try (HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                ExecutorService posters = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Integer>>> working = IntStream.range(0, POSTERS)
                    .mapToObj(poster -> posters.submit(() -> postMany(http, poster)))
                    .toList();
            List<Integer> statuses = new ArrayList<>();
            for (Future<List<Integer>> work : working) {
                statuses.addAll(work.get());
            }
            return statuses;
        }
    }

    private List<Integer> postMany(HttpClient http, int poster) throws IOException, InterruptedException {
        URI address = Api.address().resolve("/api/v1/activities");
        List<Integer> statuses = new ArrayList<>();
        for (int post = 0; post < POSTS_EACH; post++) {
            String body = "{\"action\":\"user_updated\",\"adminId\":\"admin-%d\",\"entityId\":\"%d\"}"
                    .formatted(poster, post);
            HttpRequest request = HttpRequest.newBuilder(address)
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            statuses.add(
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        }
        return statuses;
    }
}
