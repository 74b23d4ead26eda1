package dev.eyewitness.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** What the two kinds of stream have in common. */
abstract class ReceivedEvents implements Stream {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private volatile boolean ended;

    final void add(Event event) {
        events.add(event);
    }

    final void end() {
        ended = true;
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Event> events() {
        return List.copyOf(events);
    }

    @Override
    public Event await(Predicate<Event> wanted) {
        Awaitility.await("an event")
                .atMost(PATIENCE)
                .until(() -> ended || first(wanted).isPresent());
        return first(wanted).orElseThrow(() -> new IllegalStateException("the stream has ended after " + events));
    }

    private Optional<Event> first(Predicate<Event> wanted) {
        return events.stream().filter(wanted).findFirst();
    }

    @Override
    public boolean hasEnded() {
        return ended;
    }

    @Override
    public void awaitEnd() {
        Awaitility.await("the end of the stream").atMost(PATIENCE).until(() -> ended);
    }
}
