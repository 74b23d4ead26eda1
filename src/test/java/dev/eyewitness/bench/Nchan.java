package dev.eyewitness.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** nginx with the nchan module (Debian: libnginx-mod-nchan), which passes on what is posted to it and keeps nothing else. */
final class Nchan implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 10;

    private final Process process;
    private final int port;

    private Nchan(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Nchan start() throws IOException {
        Path folder = Files.createTempDirectory("nchan");
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Path configuration = Files.writeString(folder.resolve("nginx.conf"), configuration(folder, port));
        Process process = new ProcessBuilder("nginx", "-p", "/usr/share/nginx", "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        return new Nchan(process, port);
    }

    private static String configuration(Path folder, int port) {
        return """
            load_module modules/ngx_nchan_module.so;
            daemon off;
            worker_processes 1;
            pid %1$s/nginx.pid;
            error_log %1$s/error.log warn;
            events { worker_connections 16384; }
            http {
                access_log off;
                client_body_temp_path %1$s/body;
                proxy_temp_path %1$s/proxy;
                fastcgi_temp_path %1$s/fastcgi;
                uwsgi_temp_path %1$s/uwsgi;
                scgi_temp_path %1$s/scgi;
                keepalive_requests 1000000;
                nchan_max_reserved_memory 1024m;
                server {
                    listen 127.0.0.1:%2$d;
                    location = /publish { nchan_publisher; nchan_channel_id log; nchan_message_buffer_length 100000; }
                    location = /watch { nchan_subscriber; nchan_channel_id log; nchan_subscriber_first_message newest; }
                }
            }
            """.formatted(folder, port);
    }

    URI publish() {
        return URI.create("http://127.0.0.1:" + port + "/publish");
    }

    URI watch() {
        return URI.create("http://127.0.0.1:" + port + "/watch");
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
