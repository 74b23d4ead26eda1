package dev.eyewitness.feed;

import dev.eyewitness.log.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * One event of a stream, serialised once for all who see it.
 *
 * @param type the event's name
 * @param cursor where a client that has seen this event resumes; null where the event is no place
 * @param data the payload as JSON
 */
record Frame(String type, @Nullable Cursor cursor, String data) {

    /** The event as a WebSocket text frame. */
    String text() {
        String place = cursor == null ? "" : ",\"cursor\":\"" + cursor + "\"";
        return "{\"type\":\"" + type + "\"" + place + ",\"data\":" + data + "}";
    }

    /** About how much memory it holds, in bytes. */
    int weight() {
        return 100 + 2 * data.length();
    }
}
