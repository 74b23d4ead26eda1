package dev.eyewitness.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Json;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

/** Exports of one log, asked for over HTTP. */
record ExportCalls(Api api) {

    static final String PATH = "/api/v1/activities/export";
    static final String CSV_HEADER = "id,seq,tenant,action,label,category,icon,severity,description,adminId,adminName,"
            + "adminEmail,sessionId,entityType,entityId,entityName,ipAddress,userAgent,deviceType,deviceBrowser,deviceOs,success,"
            + "failureReason,metadata,changes,occurredAt,receivedAt,traceId,leafHash\r\n";

    Response get(String format, String... parameters) {
        RequestSpecification request = api.request().queryParam("format", format);
        for (int at = 0; at < parameters.length; at += 2) {
            request.queryParam(parameters[at], parameters[at + 1]);
        }
        return request.get(PATH).then().statusCode(200).extract().response();
    }

    static List<JsonNode> lines(Response answer) {
        String text = new String(answer.asByteArray(), StandardCharsets.UTF_8);
        return text.lines().map(Json::parse).toList();
    }

    void recordMany(int count) {
        for (int from = 0; from < count; from += 1_000) {
            api.recordAll(Collections.nCopies(Math.min(1_000, count - from), Json.activity("user_created")));
        }
    }
}
