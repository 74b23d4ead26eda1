package dev.eyewitness.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Json;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipes of docs/recipes.md, as they stand there. */
@QuarkusIntegrationTest
@Tag("client")
@WithTestResource(Service.class)
class RecipesIT {

    private static final Pattern BASH = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);

    private static final String BATCH = "/api/v1/activities/batch";

    private final String token = Tokens.admin().tenant(Tokens.newTenant()).sign();
    private final Api api = new Api(token);

    @TempDir
    private Path folder;

    @Test
    void theShellRecipesRecordWhatTheySay() throws Exception {
        String recipes = BASH.matcher(Files.readString(Path.of("docs", "recipes.md")))
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining("\n"));

        ProcessBuilder bash = new ProcessBuilder("bash", "-euo", "pipefail", "-c", recipes)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        bash.environment().put("EYEWITNESS", Api.address().toString());
        bash.environment().put("TOKEN", token);
        Process process = bash.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        JsonNode stored = newestFirst();
        assertThat(stored.findValuesAsText("action"))
                .containsExactly(
                        "github_member_added", "api_operation", "settings_updated", "payout_approved", "user_created");
        assertThat(stored.path(0).path("adminId").asText()).isEqualTo("github:ada");
        assertThat(stored.path(0).path("metadata")).isEqualTo(Json.parse("{\"member\":\"grace\"}"));
    }

    @Test
    void takesWhatVectorPosts() {
        String line = "{\"action\":\"login\",\"adminId\":\"ada\",\"entityType\":null,\"idempotencyKey\":\"v-1\"}";

        accepted(post("application/x-ndjson", "Vector/0.50.0 (x86_64-unknown-linux-gnu)", line + "\n" + line));
        accepted(post("application/json", "Vector/0.50.0 (x86_64-unknown-linux-gnu)", "[" + line + "," + line + "]"));

        assertThat(newestFirst()).hasSize(1);
    }

    @Test
    void takesWhatFluentBitPosts() {
        String line = "{\"action\":\"login\",\"adminId\":\"ada\",\"metadata\":{\"from\":\"office\"}}";

        accepted(post("application/x-ndjson", "Fluent-Bit", line + "\n" + line + "\n"));
        Response dated = post("application/x-ndjson", "Fluent-Bit", "{\"date\":1.5,\"action\":\"login\"}\n");

        assertThat(newestFirst()).hasSize(2);
        assertThat(dated.jsonPath().getInt("rejected")).isEqualTo(1);
        assertThat(Json.parse(dated.asString()).findValuesAsText("field")).containsExactly("date");
    }

    private Response post(String type, String userAgent, String body) {
        return api.request()
                .header("Content-Type", type)
                .header("User-Agent", userAgent)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(BATCH);
    }

    private static void accepted(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getInt("rejected")).as(answer.asString()).isZero();
    }

    private JsonNode newestFirst() {
        return Json.parse(api.request().get("/api/v1/activities").asString()).path("items");
    }
}
