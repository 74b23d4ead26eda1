package dev.eyewitness.ledger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.eyewitness.merkle.MerkleTree;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A witness as C2SP tlog-witness describes it; its signature may be one that nobody can verify. */
final class WitnessServer implements AutoCloseable {

    static final String NAME = "witness.example/w1";

    private static final String UNVERIFIABLE = "— " + NAME + " "
            + Base64.getEncoder()
                    .encodeToString("a cosignature of 76 bytes, of which the first four are the id of the key…"
                            .getBytes(StandardCharsets.UTF_8))
            + "\n";

    private final HttpServer server;
    private final UnaryOperator<String> signer;
    private final Map<String, NoteReader> known = new ConcurrentHashMap<>();
    private final List<String> refusals = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean failing;

    private WitnessServer(HttpServer server, UnaryOperator<String> signer) {
        this.server = server;
        this.signer = signer;
    }

    static WitnessServer start() throws IOException {
        return start(text -> UNVERIFIABLE);
    }

    /** One that answers with what {@code signer} makes of the text of a note. */
    static WitnessServer start(UnaryOperator<String> signer) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        WitnessServer witness = new WitnessServer(server, signer);
        server.createContext("/add-checkpoint", witness::answer);
        server.start();
        return witness;
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/add-checkpoint");
    }

    /** How many activities it has signed of that log. */
    long size(String origin) {
        NoteReader checkpoint = known.get(origin);
        return checkpoint == null ? 0 : checkpoint.size();
    }

    void forget(String origin) {
        known.remove(origin);
    }

    void remember(String origin, NoteReader checkpoint) {
        known.put(origin, checkpoint);
    }

    /** Answers 503 to everything while {@code failing}. */
    void fail(boolean isFailing) {
        failing = isFailing;
    }

    int failures() {
        return failures.get();
    }

    /** Proofs that did not hold. */
    List<String> refusals() {
        return List.copyOf(refusals);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (failing) {
            failures.incrementAndGet();
            send(exchange, 503, "away");
            return;
        }
        int end = body.indexOf("\n\n");
        List<String> head = new ArrayList<>(body.substring(0, end).lines().toList());
        long old = Long.parseLong(head.removeFirst().substring("old ".length()));
        List<byte[]> proof = head.stream().map(Base64.getDecoder()::decode).toList();
        String note = body.substring(end + 2);
        NoteReader checkpoint = NoteReader.of(note);
        NoteReader last = known.get(checkpoint.origin());
        if (old != (last == null ? 0 : last.size())) {
            send(exchange, 409, (last == null ? 0 : last.size()) + "\n");
        } else if (last != null
                && !MerkleTree.verifyConsistency(old, checkpoint.size(), last.root(), checkpoint.root(), proof)) {
            refusals.add(body);
            send(exchange, 422, "the proof does not hold");
        } else {
            known.put(checkpoint.origin(), checkpoint);
            send(exchange, 200, signer.apply(note.substring(0, note.indexOf("\n\n") + 1)));
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
