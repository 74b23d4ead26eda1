package dev.eyewitness.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replicas that post into one database at the same time. */
class ReplicasIT {

    private static final int POSTERS_EACH = 6;
    private static final int POSTS_EACH = 40;
    private static final int KEYS = 40;

    private static Replicas replicas;

    @BeforeAll
    static void startThree() {
        replicas = Replicas.start(3);
    }

    @AfterAll
    static void stop() {
        replicas.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void numberOneTenantsLogTogether(int count) throws Exception {
        List<Client> clients = replicas.clients(count, Tokens.admin().tenant(Tokens.newTenant()));

        List<Long> acknowledged = postFromAll(clients);

        assertThat(acknowledged)
                .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, (long) count * POSTERS_EACH * POSTS_EACH)
                        .boxed()
                        .toList());
        assertThat(replicas.faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void numberSeveralTenantsLogsTogether(int count) throws Exception {
        List<Client> clients = new ArrayList<>();
        for (int tenant = 0; tenant < 4; tenant++) {
            clients.addAll(replicas.clients(count, Tokens.admin().tenant(Tokens.newTenant())));
        }

        List<Long> acknowledged = postFromAll(clients);

        long toEach = (long) count * POSTERS_EACH * POSTS_EACH;
        for (long seq = 1; seq <= toEach; seq++) {
            long number = seq;
            assertThat(acknowledged.stream().filter(other -> other == number))
                    .as("acknowledged as %d", number)
                    .hasSize(4);
        }
        assertThat(acknowledged).hasSize((int) (4 * toEach));
        assertThat(replicas.faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void storeAKeyThatAllArePostedAtOnceOnce(int count) throws Exception {
        List<Client> clients = replicas.clients(count, Tokens.admin().tenant(Tokens.newTenant()));
        List<Callable<HttpResponse<String>>> posts = new ArrayList<>();
        for (int key = 0; key < KEYS; key++) {
            String name = "k-" + key;
            clients.forEach(client ->
                    posts.add(() -> client.post(name, "{\"action\":\"login\",\"entityId\":\"" + name + "\"}")));
        }

        List<HttpResponse<String>> answers = Client.atOnce(posts);

        for (int key = 0; key < KEYS; key++) {
            List<HttpResponse<String>> ofKey = answers.subList(key * count, (key + 1) * count);
            assertThat(ofKey.stream().map(HttpResponse::statusCode).sorted())
                    .containsExactlyElementsOf(IntStream.range(0, count)
                            .mapToObj(place -> place < count - 1 ? 200 : 201)
                            .toList());
            assertThat(ofKey.stream().map(answer -> Json.parse(answer.body())).distinct())
                    .hasSize(1);
        }
        assertThat(answers.stream().map(ReplicasIT::seq).distinct()).hasSize(KEYS);
        assertThat(replicas.faults()).isEmpty();
    }

    private static List<Long> postFromAll(List<Client> clients) throws Exception {
        List<Callable<List<Long>>> posters = new ArrayList<>();
        for (Client client : clients) {
            for (int poster = 0; poster < POSTERS_EACH; poster++) {
                String admin = "admin-" + poster;
                posters.add(() -> postMany(client, admin));
            }
        }
        return Client.atOnce(posters).stream().flatMap(List::stream).toList();
    }

    private static List<Long> postMany(Client client, String admin) throws Exception {
        String activity = Json.activity("user_updated")
                .put("adminId", admin)
                .put("adminName", admin)
                .toString();
        List<Long> acknowledged = new ArrayList<>();
        for (int post = 0; post < POSTS_EACH; post++) {
            HttpResponse<String> answer = client.post(activity);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            acknowledged.add(seq(answer));
        }
        return acknowledged;
    }

    private static long seq(HttpResponse<String> answer) {
        JsonNode stored = Json.parse(answer.body());
        return stored.path("seq").asLong();
    }
}
