package dev.eyewitness.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Appends every checkpoint that this replica makes to a file, a blank line after each. The newest of a log that could not be
 * written goes with its next.
 */
@ApplicationScoped
class WitnessFile {

    private static final Logger LOG = Logger.getLogger(WitnessFile.class);

    private final Optional<Path> file;
    private final Map<String, String> unwritten = new ConcurrentHashMap<>();

    WitnessFile(LedgerSettings settings) {
        this.file = settings.witness().file().map(Path::of);
    }

    /** Appends that note, where a file is configured. */
    void append(String tenant, String note) {
        file.ifPresent(path -> append(path, tenant, note));
    }

    private synchronized void append(Path path, String tenant, String note) {
        String due = unwritten.getOrDefault(tenant, "") + note + "\n";
        try {
            Files.writeString(path, due, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            if (!unwritten.isEmpty() && unwritten.remove(tenant) != null) {
                LOG.infof("checkpoints are appended to %s again", path);
            }
        } catch (IOException e) {
            if (unwritten.isEmpty()) {
                LOG.errorf("checkpoints cannot be appended to %s: %s", path, e);
            }
            unwritten.put(tenant, note + "\n");
        }
    }
}
