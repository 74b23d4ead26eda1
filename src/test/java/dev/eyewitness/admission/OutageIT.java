package dev.eyewitness.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eyewitness.service.OwnDatabase;
import dev.eyewitness.service.Refusal;
import dev.eyewitness.service.ServiceProcess;
import dev.eyewitness.service.Stream;
import dev.eyewitness.service.Tokens;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database goes away under a service at work, and comes back. */
class OutageIT {

    private static final Logger LOG = Logger.getLogger(OutageIT.class);

    /** Below every timeout that would end the wait by itself (a commit's is 10 s): only an outage that is noticed is so quick. */
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(8);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String token = Tokens.admin().sign();
    private OwnDatabase database;
    private ServiceProcess service;

    /**
     * An answer and how long it took.
     */
    private record Timed(HttpResponse<String> answer, Duration took) {}

    @BeforeEach
    void start() {
        database = OwnDatabase.start();
        Map<String, String> asDelivered = ServiceProcess.environment(database.url());
        asDelivered.remove("EYEWITNESS_DATABASE_ANSWER_WITHIN");
        service = ServiceProcess.start(asDelivered);
        service.awaitReady();
        answered(burst(20))
                .forEach(each -> assertThat(each.answer().statusCode()).isIn(200, 201));
    }

    @AfterEach
    void stop() {
        service.close();
        database.close();
    }

    @Test
    void answersWhileTheDatabaseIsDeadAndRecordsSoonAfterItsReturn() {
        database.kill();

        refusesAtOnceAndIsNotReady();

        database.restart();
        recordsSoon();
    }

    @Test
    void answersWhileTheDatabaseHangsAndRecordsSoonAfterItsReturn() {
        database.freeze();

        refusesAtOnceAndIsNotReady();

        database.thaw();
        recordsSoon();
    }

    /** The first wave meets connections that seem to be open; those after it find the outage known, and no thread held up. */
    private void refusesAtOnceAndIsNotReady() {
        Duration longest = Duration.ZERO;
        for (int wave = 0; wave < 10; wave++) {
            List<Timed> answers = answered(burst(50));
            assertThat(answers).allSatisfy(OutageIT::isRefusedInTime);
            longest = Collections.max(List.of(
                    longest,
                    answers.stream().map(Timed::took).max(Duration::compareTo).orElseThrow()));
        }
        LOG.infof("without a database, the slowest of 500 refusals took %s", longest);
        assertThat(answered(List.of(get("/q/health/ready"))).getFirst().answer().statusCode())
                .isEqualTo(503);
        assertThat(answered(List.of(get("/q/health/live"))).getFirst().answer().statusCode())
                .isEqualTo(200);
    }

    private static void isRefusedInTime(Timed each) {
        Refusal.of(each.answer(), 503);
        assertThat(each.answer().headers().firstValue("Retry-After")).hasValue("1");
        assertThat(each.took()).isLessThan(ANSWERS_WITHIN);
    }

    private void recordsSoon() {
        Instant back = Instant.now();
        await("recording")
                .atMost(Stream.PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> answered(List.of(post())).getFirst().answer().statusCode() == 201);
        LOG.infof("recording again %s after the database's return", Duration.between(back, Instant.now()));

        List<Timed> after = answered(burst(50));

        assertThat(after)
                .allSatisfy(each -> assertThat(each.answer().statusCode())
                        .as(each.answer().body())
                        .isIn(200, 201));
        assertThat(answered(List.of(get("/q/health/ready"))).getFirst().answer().statusCode())
                .isEqualTo(200);
    }

    /** That many requests at once, every other one a POST. */
    private List<CompletableFuture<Timed>> burst(int count) {
        List<CompletableFuture<Timed>> burst = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            burst.add(number % 2 == 0 ? post() : get("/api/v1/activities?limit=1"));
        }
        return burst;
    }

    private static List<Timed> answered(List<CompletableFuture<Timed>> requests) {
        return requests.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<Timed> post() {
        return timed(to("/api/v1/activities")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"action\":\"login\"}")));
    }

    private CompletableFuture<Timed> get(String path) {
        return timed(to(path));
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(service.address().resolve(path))
                .timeout(Stream.PATIENCE)
                .header("Authorization", "Bearer " + token);
    }

    private static CompletableFuture<Timed> timed(HttpRequest.Builder request) {
        Instant asked = Instant.now();
        return HTTP.sendAsync(request.build(), BodyHandlers.ofString())
                .thenApply(answer -> new Timed(answer, Duration.between(asked, Instant.now())));
    }
}
