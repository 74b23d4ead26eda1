package dev.eyewitness.service;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An answer to a request that was written to the socket byte by byte: for what HTTP clients do not let one send.
 *
 * @param headers by their names in lower case
 * @param body what the header Content-Length announces; empty where it is missing
 */
public record Wire(int status, Map<String, String> headers, String body) {

    /** Sends that request line, those headers (Host is added) and that much of a body, and reads the answer. */
    public static Wire exchange(String requestLine, Map<String, String> headers, byte[] body) throws IOException {
        return exchangeAt(Api.address(), requestLine, headers, body);
    }

    private static Wire exchangeAt(URI service, String requestLine, Map<String, String> headers, byte[] body)
            throws IOException {
        try (WireConnection connection = WireConnection.to(service)) {
            connection.send(requestLine, headers);
            connection.send(body);
            return connection.answer();
        }
    }

    /** Asks for an upgrade to WebSocket, with those headers besides. */
    public static Wire upgrade(String path, Map<String, String> headers) throws IOException {
        return upgradeAt(Api.address(), path, headers);
    }

    /** Asks the service at that address for an upgrade to WebSocket, with those headers besides. */
    public static Wire upgradeAt(URI service, String path, Map<String, String> headers) throws IOException {
        return exchangeAt(service, "GET " + path, upgradeHeaders(headers), new byte[0]);
    }

    /** The headers of a request for an upgrade to WebSocket, and those besides. */
    public static Map<String, String> upgradeHeaders(Map<String, String> headers) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Connection", "Upgrade");
        all.put("Upgrade", "websocket");
        all.put("Sec-WebSocket-Version", "13");
        all.put("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
        return all;
    }

    static Wire read(InputStream in) throws IOException {
        String head = readHead(in);
        Map<String, String> headers = head.lines()
                .skip(1)
                .filter(line -> line.contains(":"))
                .map(line -> line.split(":", 2))
                .collect(Collectors.toMap(
                        parts -> parts[0].toLowerCase(Locale.ROOT), parts -> parts[1].strip(), (a, b) -> a + ", " + b));
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new Wire(Integer.parseInt(head.substring(9, 12)), headers, body);
    }

    private static String readHead(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int read = in.read();
            if (read < 0) {
                throw new IOException("the connection ended after: " + head.toString(StandardCharsets.ISO_8859_1));
            }
            head.write(read);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    /** The value of that header; empty where it is missing. */
    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
}
