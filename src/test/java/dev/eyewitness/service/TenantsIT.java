package dev.eyewitness.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A hundred tenants in one load, through two replicas. */
class TenantsIT {

    private static final int TENANTS = 100;
    private static final int POSTS_EACH = 20;

    /** A tenant as the two replicas know it. */
    private record Tenant(String name, List<Client> replicas) {

        static Tenant of(Replicas replicas) {
            String name = Tokens.newTenant();
            return new Tenant(name, replicas.clients(2, Tokens.admin().tenant(name)));
        }

        /** Posts to one replica and the other in turn; the answers. */
        List<JsonNode> record() throws Exception {
            List<JsonNode> stored = new ArrayList<>();
            for (int post = 0; post < POSTS_EACH; post++) {
                HttpResponse<String> answer = replicas.get(post % 2)
                        .post(Json.activity("login").put("entityId", name).toString());
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
                stored.add(Json.parse(answer.body()));
            }
            return stored;
        }

        HttpResponse<String> get(String path) throws Exception {
            return replicas.getFirst().get(path);
        }
    }

    @Test
    void areNumberedEachOnItsOwnAndInvisibleToEachOther() throws Exception {
        try (Replicas replicas = Replicas.start(2)) {
            List<Tenant> tenants = IntStream.range(0, TENANTS)
                    .mapToObj(tenant -> Tenant.of(replicas))
                    .toList();

            List<List<JsonNode>> recorded = Client.atOnce(tenants.stream()
                    .map(tenant -> (Callable<List<JsonNode>>) tenant::record)
                    .toList());

            assertThat(replicas.faults()).isEmpty();
            for (int place = 0; place < TENANTS; place++) {
                List<JsonNode> own = recorded.get(place);
                Tenant neighbour = tenants.get((place + 1) % TENANTS);
                String path = "/api/v1/activities/" + own.getFirst().path("id").asText();
                assertThat(own.stream().map(activity -> activity.path("seq").asLong()))
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, POSTS_EACH).boxed().toList());
                assertThat(listed(tenants.get(place))).containsExactlyElementsOf(own.reversed());
                assertThat(Json.parse(tenants.get(place).get(path).body())).isEqualTo(own.getFirst());
                assertThat(neighbour.get(path).statusCode()).isEqualTo(404);
            }
        }
    }

    private static List<JsonNode> listed(Tenant tenant) throws Exception {
        JsonNode page = Json.parse(tenant.get("/api/v1/activities?limit=200").body());
        assertThat(page.path("next").isNull()).isTrue();
        return page.path("items").valueStream().toList();
    }
}
