package dev.eyewitness.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What proxies and broken servers answer, which the service itself cannot be made to. */
class OddAnswersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Queue<List<String>> posts = new ConcurrentLinkedQueue<>();
    private final Queue<Dropped> dropped = new ConcurrentLinkedQueue<>();
    private final Queue<Answering> oddities = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;

    private interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void postsTheSameAgainAfterAnAnswerThatSaysNothing() {
        oddities.add(status(503));
        oddities.add(body("<html>200 of a proxy's own</html>"));
        oddities.add(body("{\"accepted\":1,\"results\":[]}"));
        oddities.add(OddAnswersTest::stall);

        logAndFlush(2);

        assertThat(posts).hasSize(5).allMatch(post -> post.equals(posts.element()));
        assertThat(dropped).isEmpty();
    }

    @Test
    void dividesABatchUntilTheOneToBlameIsAlone() {
        for (int post = 0; post < 3; post++) {
            oddities.add(status(413));
        }

        logAndFlush(4);

        assertThat(posts).extracting(List::size).containsExactly(4, 2, 1, 1, 2);
        assertThat(dropped).extracting(Dropped::reason).containsExactly(Dropped.Reason.REFUSED);
        assertThat(dropped)
                .extracting(Dropped::json)
                .containsExactly(posts.element().getFirst());
    }

    @Test
    void givesUpWhatNoRepetitionWouldChange() {
        oddities.add(status(403));

        logAndFlush(3);

        assertThat(posts).hasSize(1);
        assertThat(dropped).extracting(Dropped::reason).containsOnly(Dropped.Reason.REFUSED);
        assertThat(dropped).hasSize(3);
    }

    @Test
    void givesUpWhatIsTooOld() {
        oddities.add(status(503));

        try (EyewitnessClient client = client().keepFor(Duration.ZERO).build()) {
            client.log(NewActivity.of(ActivityActions.LOGIN));
            assertThat(client.flush(PATIENCE)).isTrue();
        }

        assertThat(dropped).extracting(Dropped::reason).containsExactly(Dropped.Reason.UNREACHABLE);
        assertThat(dropped.element().detail()).contains("503");
    }

    private void logAndFlush(int count) {
        try (EyewitnessClient client =
                client().delay(PATIENCE).batch(count, 1024 * 1024).build()) {
            for (int number = 0; number < count; number++) {
                client.log(NewActivity.of(ActivityActions.LOGIN));
            }
            assertThat(client.flush(PATIENCE)).isTrue();
        }
    }

    private EyewitnessClient.Builder client() {
        return EyewitnessClient.builder(
                        "http://localhost:" + server.getAddress().getPort(), "token")
                .answerWithin(Duration.ofSeconds(2))
                .onDrop(dropped::add);
    }

    private void answer(HttpExchange exchange) throws IOException {
        List<String> lines = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        posts.add(lines);
        Answering oddity = oddities.poll();
        if (oddity == null) {
            body(IntStream.range(0, lines.size())
                            .mapToObj("{\"index\":%d,\"status\":201,\"id\":\"x\",\"seq\":1}"::formatted)
                            .collect(Collectors.joining(",", "{\"results\":[", "]}")))
                    .answer(exchange);
        } else {
            oddity.answer(exchange);
        }
    }

    private static Answering status(int status) {
        return exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        };
    }

    private static Answering body(String text) {
        return exchange -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        };
    }

    /** Promises more than it sends, and stays. */
    private static void stall(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 1000);
        exchange.getResponseBody().write('{');
        exchange.getResponseBody().flush();
    }
}
