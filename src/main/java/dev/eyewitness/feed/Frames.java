package dev.eyewitness.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eyewitness.activity.Activity;
import dev.eyewitness.log.Cursor;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Makes the events of contract section 4. */
@ApplicationScoped
class Frames {

    private final ObjectMapper json;

    Frames(ObjectMapper json) {
        this.json = json;
    }

    @RegisterForReflection
    private record Hello(String tenant, String cursor, long heartbeatSeconds) {}

    @RegisterForReflection
    private record Heartbeat(Instant at, String cursor) {}

    @RegisterForReflection
    private record Place(String cursor) {}

    @RegisterForReflection
    private record Gap(long from, long to) {}

    @RegisterForReflection
    private record Bye(String reason, long retryAfterMs) {}

    Frame hello(String tenant, Cursor cursor, long heartbeatSeconds) {
        return new Frame("hello", null, text(new Hello(tenant, cursor.toString(), heartbeatSeconds)));
    }

    Frame activity(String epoch, Activity activity) {
        return new Frame("activity", new Cursor(epoch, activity.seq), text(activity));
    }

    Frame heartbeat(Cursor cursor) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new Frame("heartbeat", cursor, text(new Heartbeat(now, cursor.toString())));
    }

    /** The replay has reached the live edge, which is there. */
    Frame caughtUp(Cursor cursor) {
        return new Frame("caught-up", cursor, text(new Place(cursor.toString())));
    }

    /** The client's cursor is of a history that is lost; the stream goes on from there. */
    Frame reset(Cursor cursor) {
        return new Frame("reset", null, text(new Place(cursor.toString())));
    }

    /** Retention has removed these numbers, which the client asked for. */
    Frame gap(long from, long to) {
        return new Frame("gap", null, text(new Gap(from, to)));
    }

    Frame bye(Farewell farewell, int streams) {
        return new Frame("bye", null, text(new Bye(farewell.reason(), farewell.retryAfterMs(streams))));
    }

    private String text(Object payload) {
        try {
            return json.writeValueAsString(payload);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
