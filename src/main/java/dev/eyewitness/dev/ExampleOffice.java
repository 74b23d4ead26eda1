package dev.eyewitness.dev;

import io.quarkus.arc.profile.IfBuildProfile;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Somebody else's page with the log in it, to look at and to copy from: in the dev profile alone. */
@ApplicationScoped
@IfBuildProfile("dev")
class ExampleOffice {

    private static final String ADDRESS = "/eyewitness-log-example";

    void register(@Observes Router router) {
        serve(router, ADDRESS, "dev/example.html");
        serve(router, ADDRESS + ".js", "dev/example.js");
        serve(router, ADDRESS + ".css", "dev/example.css");
    }

    /** Its type follows from the file's name. */
    private static void serve(Router router, String address, String file) {
        router.get(address).handler(context -> context.response().sendFile(file));
    }
}
