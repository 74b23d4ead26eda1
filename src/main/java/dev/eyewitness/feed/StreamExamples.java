package dev.eyewitness.feed;

/** The examples of streams that the OpenAPI document shows. */
final class StreamExamples {

    static final String RESUMED = """
            retry:2000
            event:hello
            data:{"tenant":"default","cursor":"2s29rvge-4710","heartbeatSeconds":15}

            id:2s29rvge-4711
            event:activity
            data:{"id":"019ab1e2-7d6f-7c41-9b0a-3d6f0f3b8a11","seq":4711,"action":"payout_approved"}

            id:2s29rvge-4711
            event:caught-up
            data:{"cursor":"2s29rvge-4711"}

            id:2s29rvge-4711
            event:heartbeat
            data:{"at":"2026-11-22T09:30:15.000Z","cursor":"2s29rvge-4711"}

            """;

    private StreamExamples() {}
}
