package dev.eyewitness.service;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * A client that comes and goes: it watches for a while, leaves without a word at any moment, and resumes from the last cursor that it
 * has seen, at whichever replica it finds.
 */
final class Follower implements Runnable {

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final int LONGEST_VISIT_MS = 3_000;
    private static final int MOST_OF_A_VISIT = 500;

    private final boolean socket;
    private final String filter;
    private final String token;
    private final Supplier<URI> services;
    private final Random random;

    private final List<Long> numbers = new ArrayList<>();
    private final List<Stream.Event> unexpected = new ArrayList<>();
    private String cursor = "0";
    private int visits;
    private volatile long end = Long.MAX_VALUE;

    /**
     * A follower from the beginning of the log.
     *
     * @param filter parameters of the stream; may be empty
     * @param services asked at each visit where to go
     */
    Follower(boolean socket, String filter, String token, Supplier<URI> services, long seed) {
        this.socket = socket;
        this.filter = filter;
        this.token = token;
        this.services = services;
        this.random = new Random(seed);
    }

    /** It may end when it has seen the log up to this number. */
    void endAt(long seq) {
        end = seq;
    }

    /** The parameters by which it filters. */
    String filter() {
        return filter;
    }

    /** The numbers of all activities that it was shown, in the order in which they came. */
    List<Long> numbers() {
        return numbers;
    }

    /** Resets and gaps, of which there should be none. */
    List<Stream.Event> unexpected() {
        return unexpected;
    }

    int visits() {
        return visits;
    }

    @Override
    public void run() {
        while (!hasSeenAll()) {
            try (Stream stream = open()) {
                visits++;
                watch(stream);
            } catch (RuntimeException gone) {
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            }
        }
    }

    private Stream open() {
        String parameters = "?after=" + cursor + filter;
        return socket
                ? SocketStream.connected(services.get() + SocketStream.PATH + parameters, token)
                : SseStream.open(services.get() + "/api/v1/activities/stream" + parameters, token);
    }

    private void watch(Stream stream) {
        Instant leave = Instant.now().plusMillis(random.nextInt(LONGEST_VISIT_MS));
        int most = 1 + random.nextInt(MOST_OF_A_VISIT);
        int seen = 0;
        while (seen < most && Instant.now().isBefore(leave) && !hasSeenAll()) {
            boolean ended = stream.hasEnded();
            List<Stream.Event> events = stream.events();
            for (; seen < Math.min(most, events.size()); seen++) {
                take(events.get(seen));
            }
            if (ended) {
                return;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private void take(Stream.Event event) {
        switch (event.type()) {
            case "activity" -> {
                numbers.add(event.data().path("seq").asLong());
                cursor = event.cursor();
            }
            case "caught-up", "heartbeat" -> cursor = event.cursor();
            case "hello", "bye" -> {}
            default -> unexpected.add(event);
        }
    }

    private boolean hasSeenAll() {
        return !cursor.equals("0") && Long.parseLong(cursor.substring(cursor.indexOf('-') + 1)) >= end;
    }
}
