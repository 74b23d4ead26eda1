package dev.eyewitness.feed;

import dev.eyewitness.log.Cursor;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One event of a stream, serialised once for all who see it. */
final class Frame {

    private final String type;
    private final @Nullable Cursor cursor;
    private final String data;

    /** What it is as a Server-Sent Event and as a WebSocket message; made when the first asks for it. */
    private volatile byte @Nullable [] event;

    private volatile byte @Nullable [] message;

    /**
     * An event.
     *
     * @param type its name
     * @param cursor where a client that has seen it resumes; null where the event is no place
     * @param data the payload as JSON, without line breaks
     */
    Frame(String type, @Nullable Cursor cursor, String data) {
        this.type = type;
        this.cursor = cursor;
        this.data = data;
    }

    @Nullable
    Cursor cursor() {
        return cursor;
    }

    String data() {
        return data;
    }

    /** The event as the Server-Sent Events standard writes it (HTML Living Standard, section 9.2), in UTF-8; not to be changed. */
    byte[] event() {
        byte[] made = event;
        if (made == null) {
            String id = cursor == null ? "" : "id: " + cursor + "\n";
            made = ("event: " + type + "\n" + id + "data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
            event = made;
        }
        return made;
    }

    /** The event as a WebSocket message, in UTF-8; not to be changed. */
    byte[] message() {
        byte[] made = message;
        if (made == null) {
            String place = cursor == null ? "" : ",\"cursor\":\"" + cursor + "\"";
            made = ("{\"type\":\"" + type + "\"" + place + ",\"data\":" + data + "}").getBytes(StandardCharsets.UTF_8);
            message = made;
        }
        return made;
    }

    /** About how much memory it may come to hold, in bytes: the payload, the event and the message. */
    int weight() {
        return 300 + 3 * data.length();
    }
}
