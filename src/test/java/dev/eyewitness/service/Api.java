package dev.eyewitness.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;

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
