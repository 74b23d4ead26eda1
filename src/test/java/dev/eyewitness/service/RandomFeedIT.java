package dev.eyewitness.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * Posters, replicas that are killed and stopped and started again, and followers that come and go: in the end each has seen the log,
 * each activity once, in order.
 *
 * <p>What happens is drawn from {@code -Deyewitness.random-feed.seed}, over {@code -Deyewitness.random-feed.rounds}.
 */
class RandomFeedIT {

    private static final Logger LOG = Logger.getLogger(RandomFeedIT.class);

    private static final long SEED = Long.getLong(
            "eyewitness.random-feed.seed", ThreadLocalRandom.current().nextLong(1_000_000));
    private static final int ROUNDS = Integer.getInteger("eyewitness.random-feed.rounds", 6);

    private static final int REPLICAS = 2;
    private static final int POSTERS_EACH = 3;
    private static final Duration BETWEEN_POSTS = Duration.ofMillis(100);
    private static final List<String> FILTERS =
            List.of("", "&search=p-0-2", "&q=-entity:nothing&search=p-1", "&action=nothing_like_that");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** A JVM that is killed after seconds starts in half the time without its optimising compiler. */
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private final Random random = new Random(SEED);
    private final String token = Tokens.admin().tenant(Tokens.newTenant()).sign();
    private final List<ServiceProcess> replicas = new CopyOnWriteArrayList<>();
    private final List<BlindPosters> posters = new ArrayList<>();

    @Test
    void everyFollowerSeesTheLog() throws Exception {
        LOG.infof("seed %d, %d rounds", SEED, ROUNDS);
        try (OwnDatabase database = OwnDatabase.start();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            startAll(database);
            List<Follower> followers = followers();
            List<Future<?>> following = new ArrayList<>();
            followers.forEach(follower -> following.add(threads.submit(follower)));

            for (int round = 0; round < ROUNDS; round++) {
                upset(database);
            }
            for (BlindPosters group : posters) {
                group.awaitMore(1);
                group.finish();
            }

            List<Long> log = numbers("");
            followers.forEach(follower -> follower.endAt(log.getLast()));
            for (Future<?> follower : following) {
                follower.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
            for (Follower follower : followers) {
                assertThat(follower.unexpected()).as("seed %d", SEED).isEmpty();
                assertThat(follower.numbers())
                        .as("seed %d, filter '%s'", SEED, follower.filter())
                        .isEqualTo(numbers(follower.filter()));
            }
            LOG.infof(
                    "seed %d: %d activities, followers came %s times",
                    SEED, log.size(), followers.stream().map(Follower::visits).toList());
        } finally {
            posters.forEach(BlindPosters::close);
            replicas.forEach(ServiceProcess::close);
        }
    }

    private void startAll(OwnDatabase database) {
        for (int replica = 0; replica < REPLICAS; replica++) {
            replicas.add(start(database));
        }
        for (int replica = 0; replica < REPLICAS; replica++) {
            replicas.get(replica).awaitReady();
            posters.add(BlindPosters.start(
                    "p-" + replica,
                    POSTERS_EACH,
                    BETWEEN_POSTS,
                    token,
                    replicas.get(replica).address()));
        }
    }

    private static ServiceProcess start(OwnDatabase database) {
        Map<String, String> environment = ServiceProcess.environment(database.url());
        environment.put("JAVA_TOOL_OPTIONS", SHORT_LIVED);
        environment.put("EYEWITNESS_FEED_HEARTBEAT", "1s");
        environment.put("EYEWITNESS_FEED_RING_LENGTH", "64");
        return ServiceProcess.start(environment);
    }

    private List<Follower> followers() {
        List<Follower> followers = new ArrayList<>();
        for (String filter : FILTERS) {
            for (boolean socket : new boolean[] {false, true}) {
                followers.add(new Follower(socket, filter, token, this::anyAddress, random.nextLong()));
            }
        }
        return followers;
    }

    private URI anyAddress() {
        return replicas.get(ThreadLocalRandom.current().nextInt(REPLICAS)).address();
    }

    /** Lets some be posted, ends a replica in one way or the other, and starts another in its place. */
    private void upset(OwnDatabase database) {
        posters.get(random.nextInt(REPLICAS)).awaitMore(random.nextInt(1, 300));
        int replica = random.nextInt(REPLICAS);
        ServiceProcess old = replicas.get(replica);
        if (random.nextBoolean()) {
            old.kill();
        } else {
            old.terminate();
        }
        old.awaitExit();
        old.close();
        ServiceProcess fresh = start(database);
        replicas.set(replica, fresh);
        fresh.awaitReady();
        posters.get(replica).turnTo(fresh.address());
    }

    /** The numbers of the log that a search with this filter finds, in their order. */
    private List<Long> numbers(String filter) throws Exception {
        Client client = new Client(anyAddress(), token);
        List<Long> numbers = new ArrayList<>();
        JsonNode page;
        String cursor = "";
        do {
            page = Json.parse(
                    client.get("/api/v1/activities?limit=200" + filter + cursor).body());
            page.path("items")
                    .forEach(activity -> numbers.add(activity.path("seq").asLong()));
            cursor = "&cursor=" + page.path("next").asText();
        } while (!page.path("next").isNull());
        return numbers.reversed();
    }
}
