package dev.eyewitness.feed;

/** The examples of streams that the OpenAPI document shows. */
final class StreamExamples {

    static final String RESUMED = """
            retry:2000
            event:hello
            data:{"tenant":"default","cursor":"2s29rvge-4710","heartbeatSeconds":15}

            id:2s29rvge-4711
            event:activity
            data:{"id":"019ab1e2-7d6f-7c41-9b0a-3d6f0f3b8a11","seq":4711,"tenant":"default","action":"payout_approved",\
            "label":"Payout approved","category":"payout","icon":"badge-check","severity":"warning",\
            "description":"Ada Lovelace approved payout po_17","adminId":"ada","adminName":"Ada Lovelace",\
            "adminEmail":"ada@example.com","sessionId":"s_81","entityType":"payout","entityId":"po_17","entityName":null,\
            "ipAddress":"203.0.113.7","userAgent":null,"device":null,"success":true,"failureReason":null,\
            "metadata":{"amount":1250,"currency":"EUR"},"changes":null,"occurredAt":"2026-11-22T09:30:00.125Z",\
            "receivedAt":"2026-11-22T09:30:00.125Z","traceId":null,\
            "leafHash":"b6mWn3B+xiWZ16H0kdJPWc5TGpH26bpRMjkbNT3oO5I="}

            id:2s29rvge-4711
            event:caught-up
            data:{"cursor":"2s29rvge-4711"}

            id:2s29rvge-4711
            event:heartbeat
            data:{"at":"2026-11-22T09:30:15.000Z","cursor":"2s29rvge-4711"}

            """;

    static final String BAD_FILTER = """
            {
              "type": "about:blank",
              "title": "Bad Request",
              "status": 400,
              "detail": "after must be a cursor that a stream or a page has given, or 0 for the whole log",
              "instance": "/api/v1/activities/stream",
              "violations": [{"field": "after",
                "message": "must be a cursor that a stream or a page has given, or 0 for the whole log"}]
            }""";

    private StreamExamples() {}
}
