package dev.eyewitness.page;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** A way to a service that can fall silent as a network does: nothing passes, and nobody is told. */
final class SilentLine implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(SilentLine.class);

    private final URI service;
    private final ServerSocket entry;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private boolean silent;

    private SilentLine(URI service) throws IOException {
        this.service = service;
        this.entry = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    }

    static SilentLine to(URI service) {
        try {
            SilentLine line = new SilentLine(service);
            Thread.ofVirtual().start(line::accept);
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the service can be reached by it. */
    URI address() {
        return URI.create("http://localhost:" + entry.getLocalPort());
    }

    synchronized void fallSilent() {
        silent = true;
    }

    /** What was held back goes on. */
    synchronized void speak() {
        silent = false;
        notifyAll();
    }

    private synchronized void awaitSpeech() throws InterruptedException {
        while (silent) {
            wait();
        }
    }

    private void accept() {
        while (!entry.isClosed()) {
            try {
                Socket client = entry.accept();
                Socket server = new Socket(service.getHost(), service.getPort());
                open.add(client);
                open.add(server);
                Thread.ofVirtual().start(() -> pass(client, server));
                Thread.ofVirtual().start(() -> pass(server, client));
            } catch (IOException e) {
                LOG.debugf("a connection did not come about: %s", e.getMessage());
            }
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] buffer = new byte[8_192];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                awaitSpeech();
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            LOG.debugf("a connection has ended: %s", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    @Override
    public void close() throws IOException {
        entry.close();
        speak();
        for (Closeable socket : open) {
            socket.close();
        }
    }
}
