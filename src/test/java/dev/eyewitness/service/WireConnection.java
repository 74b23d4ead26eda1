package dev.eyewitness.service;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** A connection on which requests are written byte by byte. */
public final class WireConnection implements AutoCloseable {

    private static final int SMALL_BUFFER = 16 * 1024;

    private final URI address;
    private final Socket socket;

    private WireConnection(URI address, Socket socket) {
        this.address = address;
        this.socket = socket;
    }

    /** Connects to the service at that address. */
    public static WireConnection to(URI address) throws IOException {
        return connect(address, new Socket());
    }

    /** Connects to the service at that address as a client that keeps little of what it does not read. */
    public static WireConnection withSmallBuffer(URI address) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(SMALL_BUFFER);
        return connect(address, socket);
    }

    private static WireConnection connect(URI address, Socket socket) throws IOException {
        socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
        socket.setSoTimeout((int) Stream.PATIENCE.toMillis());
        return new WireConnection(address, socket);
    }

    /** Sends a request's head: that line and those headers; Host is added. */
    public void send(String requestLine, Map<String, String> headers) throws IOException {
        String lines = headers.entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                .collect(Collectors.joining());
        String head = requestLine + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\n" + lines + "\r\n";
        send(head.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends a part of a body. */
    public void send(byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
    }

    /** Sends a part of a chunked body. */
    public void sendChunk(byte[] bytes) throws IOException {
        send((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        send(bytes);
        send("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    /** The next answer. */
    public Wire answer() throws IOException {
        return Wire.read(socket.getInputStream());
    }

    /** Reads at least that many bytes, unless the connection ends first. */
    public byte[] read(int count) throws IOException {
        return socket.getInputStream().readNBytes(count);
    }

    /** All that still comes, to the connection's end, however it ends; after each so many bytes it rests that long. */
    public String rest(int atOnce, Duration pause) {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        try {
            byte[] part = read(atOnce);
            while (part.length > 0) {
                received.writeBytes(part);
                LockSupport.parkNanos(pause.toNanos());
                part = read(atOnce);
            }
        } catch (SocketException reset) {
            return received.toString(StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return received.toString(StandardCharsets.ISO_8859_1);
    }

    /** Whether the service has closed the connection; waits until it does or answers. */
    public boolean isClosedByService() throws IOException {
        return socket.getInputStream().read() < 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
