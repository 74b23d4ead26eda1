package dev.eyewitness.service;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** What a client of the live feed has received so far; the same over SSE and WebSocket. */
public interface Stream extends AutoCloseable {

    /** How long a test waits for what must come; only a failing test waits that long. */
    Duration PATIENCE = Duration.ofSeconds(60);

    /**
     * One event.
     *
     * @param type its name
     * @param cursor its place; empty where it has none
     * @param data its payload
     */
    record Event(String type, String cursor, JsonNode data) {}

    /** All that was received, in order. */
    List<Event> events();

    /** Waits for the first event that fits, and returns it; fails where the stream ends without it. */
    Event await(Predicate<Event> wanted);

    /** Whether the server has ended the stream. */
    boolean hasEnded();

    /** Waits until the server has ended the stream. */
    void awaitEnd();

    @Override
    void close();

    /** Waits for the first event of that type. */
    default Event await(String type) {
        return await(event -> event.type().equals(type));
    }

    /** The activities received, in order. */
    default List<JsonNode> activities() {
        return events().stream()
                .filter(event -> event.type().equals("activity"))
                .map(Event::data)
                .toList();
    }
}
