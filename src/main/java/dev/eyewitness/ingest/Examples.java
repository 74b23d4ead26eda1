package dev.eyewitness.ingest;

/** The examples that the OpenAPI document shows; tests post what is to be posted and compare the answers. */
final class Examples {

    static final String NEW_ACTIVITY = """
            {
              "action": "payout_approved",
              "adminId": "ada",
              "adminName": "Ada Lovelace",
              "adminEmail": "ada@example.com",
              "sessionId": "s_81",
              "entityType": "payout",
              "entityId": "po_17",
              "ipAddress": "203.0.113.7",
              "userAgent": "Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0",
              "metadata": {"amount": 1250, "currency": "EUR"},
              "changes": [{"field": "status", "from": "pending", "to": "approved"}]
            }""";

    static final String ACTIVITY = """
            {
              "id": "019ab1e2-7d6f-7c41-9b0a-3d6f0f3b8a11",
              "seq": 4711,
              "tenant": "default",
              "action": "payout_approved",
              "label": "Payout approved",
              "category": "payout",
              "icon": "badge-check",
              "severity": "warning",
              "description": "Ada Lovelace approved payout po_17",
              "adminId": "ada",
              "adminName": "Ada Lovelace",
              "adminEmail": "ada@example.com",
              "sessionId": "s_81",
              "entityType": "payout",
              "entityId": "po_17",
              "entityName": null,
              "ipAddress": "203.0.113.7",
              "userAgent": "Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0",
              "device": {"type": "desktop", "browser": "Firefox", "os": "Linux"},
              "success": true,
              "failureReason": null,
              "metadata": {"amount": 1250, "currency": "EUR"},
              "changes": [{"field": "status", "from": "pending", "to": "approved"}],
              "occurredAt": "2026-11-22T09:30:00.125Z",
              "receivedAt": "2026-11-22T09:30:00.125Z",
              "traceId": null,
              "leafHash": "JfLnZHrWTYPBrWJGavzBrwy5O87PfTDYzQgSBIEwjx8="
            }""";

    static final String BATCH = """
            [
              {"action": "login", "adminId": "ada", "idempotencyKey": "login-s_81"},
              {"action": "payout_approved", "adminId": "ada", "entityType": "payout", "entityId": "po_17"},
              {"action": "user_suspended", "adminId": "ada", "entityId": 4711}
            ]""";

    static final String LINES = """
            {"action": "login", "adminId": "ada", "idempotencyKey": "login-s_81"}
            {"action": "payout_approved", "adminId": "ada", "entityType": "payout", "entityId": "po_17"}
            """;

    static final String BATCH_ANSWER = """
            {
              "accepted": 2,
              "rejected": 1,
              "results": [
                {"index": 0, "status": 201, "id": "019ab1e2-7d6f-7c41-9b0a-3d6f0f3b8a11", "seq": 4711},
                {"index": 1, "status": 201, "id": "019ab1e2-7d6f-7c42-8b0a-51a2f03b8c90", "seq": 4712},
                {"index": 2, "status": 400, "problem": {
                  "type": "about:blank", "title": "Bad Request", "status": 400,
                  "detail": "entityId must be text", "instance": "/api/v1/activities/batch",
                  "violations": [{"field": "entityId", "message": "must be text"}]}}
              ]
            }""";

    static final String TOO_LONG = """
            {
              "type": "about:blank",
              "title": "Request Entity Too Large",
              "status": 413,
              "detail": "the body takes at most 65536 bytes",
              "instance": "/api/v1/activities",
              "violations": []
            }""";

    static final String TOO_OFTEN = """
            {
              "type": "about:blank",
              "title": "Too Many Requests",
              "status": 429,
              "detail": "this caller records too often: try again in 1 s",
              "instance": "/api/v1/activities",
              "violations": []
            }""";

    static final String BUSY = """
            {
              "type": "about:blank",
              "title": "Service Unavailable",
              "status": 503,
              "detail": "the service is busy: nothing was recorded, try again",
              "instance": "/api/v1/activities",
              "violations": []
            }""";

    private Examples() {}
}
