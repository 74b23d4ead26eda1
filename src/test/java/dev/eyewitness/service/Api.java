package dev.eyewitness.service;

import static io.restassured.RestAssured.given;

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

    /** Where the service under test listens. */
    public static URI address() {
        return URI.create("http://localhost:" + RestAssured.port);
    }
}
