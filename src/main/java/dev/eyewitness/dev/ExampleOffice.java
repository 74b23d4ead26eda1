package dev.eyewitness.dev;

import io.quarkus.arc.profile.IfBuildProfile;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Somebody else's page with the log in it, to look at and to copy from: in the dev profile alone. */
@ApplicationScoped
@IfBuildProfile("dev")
class ExampleOffice {

    private static final String ADDRESS = "/eyewitness-log-example";
    private static final String FOLDER = "/example-office/";

    void register(@Observes Router router) throws IOException {
        serve(router, ADDRESS, "example.html", "text/html;charset=UTF-8");
        serve(router, ADDRESS + ".js", "example.js", "text/javascript;charset=UTF-8");
        serve(router, ADDRESS + ".css", "example.css", "text/css;charset=UTF-8");
    }

    private static void serve(Router router, String address, String file, String type) throws IOException {
        Buffer content = Buffer.buffer(content(file));
        router.get(address)
                .handler(context -> context.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, type)
                        .end(content));
    }

    private static byte[] content(String file) throws IOException {
        try (InputStream content = ExampleOffice.class.getResourceAsStream(FOLDER + file)) {
            return Objects.requireNonNull(content, file).readAllBytes();
        }
    }
}
