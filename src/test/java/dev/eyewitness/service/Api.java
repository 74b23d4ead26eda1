package dev.eyewitness.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.Collection;
import java.util.stream.Collectors;

/** The service's REST interface, as a caller with one token. */
public record Api(String token) {

    public static Api as(Tokens token) {
        return new Api(token.sign());
    }

    /** A request with the token. */
    public RequestSpecification request() {
        return given().header("Authorization", "Bearer " + token);
    }

    /** Posts one activity. */
    public Response post(String json) {
        return request().contentType(ContentType.JSON).body(json).post("/api/v1/activities");
    }

    /** Posts one activity and returns its number. */
    public long record(String action) {
        Response answer = post("{\"action\":\"" + action + "\"}");
        answer.then().statusCode(201);
        return answer.jsonPath().getLong("seq");
    }

    /** Posts them as one batch, each as the JSON that it prints as. */
    public void recordAll(Collection<?> activities) {
        String batch = activities.stream().map(Object::toString).collect(Collectors.joining(",", "[", "]"));
        Response answer = request().contentType(ContentType.JSON).body(batch).post("/api/v1/activities/batch");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getInt("accepted")).as(answer.asString()).isEqualTo(activities.size());
    }

    /** Posts one activity and returns it as a GET then answers, which is what the POST has answered. */
    public JsonNode stored(String json) {
        Response posted = post(json);
        assertThat(posted.statusCode()).as(posted.asString()).isEqualTo(201);
        JsonNode read = Json.parse(request().get(posted.header("Location")).asString());
        assertThat(read).isEqualTo(Json.parse(posted.asString()));
        return read;
    }

    /** Where the service under test listens. */
    public static URI address() {
        return URI.create("http://localhost:" + RestAssured.port);
    }
}
