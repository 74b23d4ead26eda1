package dev.eyewitness.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;

/**
 * An answer that refuses, in the form that the contract gives every error.
 *
 * @param problem the RFC 9457 problem
 */
public record Refusal(JsonNode problem) {

    private static final List<String> FORBIDDEN_WORDS = List.of(
            "java", "com.", "org.", "jackson", "exception", "streamread", "select ", "insert ", "quarkus", "feature");

    /** Checks the form of {@code answer} and that its status is {@code status}. */
    public static Refusal of(Response answer, int status) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        return of(answer.contentType(), answer.asString(), status);
    }

    /** Checks the form of {@code answer} and that its status is {@code status}. */
    public static Refusal of(Wire answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return of(answer.header("content-type"), answer.body(), status);
    }

    /** Checks the form of {@code answer} and that its status is {@code status}. */
    public static Refusal of(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return of(answer.headers().firstValue("Content-Type").orElse(""), answer.body(), status);
    }

    private static Refusal of(String contentType, String body, int status) {
        assertThat(contentType).startsWith("application/problem+json");
        JsonNode problem = Json.parse(body);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        for (String text : List.of("type", "title", "detail", "instance")) {
            assertThat(problem.path(text).asText()).as(text).isNotBlank();
        }
        assertThat(problem.path("instance").asText()).startsWith("/");
        assertThat(problem.path("violations").isArray()).isTrue();
        for (JsonNode violation : problem.path("violations")) {
            assertThat(violation.path("field").isTextual()).isTrue();
            assertThat(violation.path("message").asText()).isNotBlank();
        }
        assertThat(body.toLowerCase(Locale.ROOT)).doesNotContain(FORBIDDEN_WORDS);
        return new Refusal(problem);
    }

    /** Checks that the OpenAPI document of the service at that address shows it, word for word. */
    public void isAsDescribed(URI service) {
        JsonNode document =
                Json.parse(given().get(service + "/q/openapi?format=json").asString());
        JsonNode post = document.path("paths").path("/api/v1/activities").path("post");
        JsonNode described = post.path("responses").path(problem.path("status").asText());
        assertThat(described.findValues("value")).containsExactly(problem);
    }

    /** The fields that the violations name, in their order. */
    public List<String> fields() {
        return problem.path("violations").findValuesAsText("field");
    }
}
