package dev.eyewitness.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Json;
import java.time.Instant;

/** What admins do in sessions, one thing a minute. */
final class SessionActs {

    static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

    private final Api api;
    private int minute;

    SessionActs(Api api) {
        this.api = api;
    }

    /** An activity of Ada's, a minute after the one before. */
    ObjectNode act(String session, String action) {
        return Json.activity(action)
                .put("sessionId", session)
                .put("occurredAt", START.plusSeconds(60L * minute++).toString());
    }

    void post(ObjectNode activity) {
        api.post(activity.toString()).then().statusCode(201);
    }
}
