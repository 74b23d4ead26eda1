package dev.eyewitness.ledger;

import dev.eyewitness.log.StartOrder;
import dev.eyewitness.merkle.Checkpoint;
import dev.eyewitness.merkle.SignedNote;
import dev.eyewitness.merkle.VerifierKey;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What signs the checkpoints of all logs: the key that is configured, or else the one in the database. */
@ApplicationScoped
class LedgerKey {

    private static final Logger LOG = Logger.getLogger(LedgerKey.class);

    /** As a signed note has names: whatever is neither white space nor a plus. */
    private static final Pattern ORIGIN = Pattern.compile("[^\\s+]+");

    private final LedgerSettings settings;
    private final KeptKey kept;

    private volatile @Nullable KeyPair keys;

    LedgerKey(LedgerSettings settings, KeptKey kept) {
        this.settings = settings;
        this.kept = kept;
    }

    void check(@Observes @Priority(StartOrder.REQUIREMENTS) StartupEvent event) {
        if (!ORIGIN.matcher(settings.origin()).matches()) {
            throw refusal("EYEWITNESS_LEDGER_ORIGIN must be a name without spaces and plus signs");
        }
        Optional<KeyPair> configured = configured();
        if (configured.isPresent()) {
            keys = configured.get();
        } else {
            LOG.warn(
                    "no key to sign checkpoints with is configured: the one in the database is used, which whoever owns the database"
                            + " can use too. Set EYEWITNESS_LEDGER_KEY_LOCATION or EYEWITNESS_LEDGER_KEY (see docs/operations.md)");
        }
    }

    private Optional<KeyPair> configured() {
        try {
            Optional<String> pem = settings.key();
            if (pem.isEmpty() && settings.keyLocation().isPresent()) {
                pem = Optional.of(
                        Files.readString(Path.of(settings.keyLocation().get())));
            }
            return pem.map(Ed25519Keys::ofPem);
        } catch (IOException | IllegalArgumentException e) {
            LOG.debug("the ledger's key could not be read", e);
            throw refusal(
                    "the key that EYEWITNESS_LEDGER_KEY or EYEWITNESS_LEDGER_KEY_LOCATION names is no Ed25519 private key (PKCS #8, PEM)"
                            + " that can be read");
        }
    }

    private static ConfigurationException refusal(String why) {
        return new ConfigurationException("Eyewitness cannot start: " + why);
    }

    private KeyPair keys() {
        KeyPair known = keys;
        if (known == null) {
            known = kept.keys();
            keys = known;
        }
        return known;
    }

    /** The name of that tenant's log in checkpoints and keys. */
    String origin(String tenant) {
        return settings.origin() + "/"
                + URLEncoder.encode(tenant, StandardCharsets.UTF_8).replace("+", "%20");
    }

    VerifierKey verifierKey(String tenant) {
        return VerifierKey.of(origin(tenant), keys().getPublic());
    }

    /** Signs for one log. */
    @FunctionalInterface
    interface Signer {

        /** The signed note of a tree of that size with that root. */
        String sign(long size, byte[] root);
    }

    /** The signer of that tenant's log. It has the key by then, and needs no connection to the database where somebody holds one. */
    Signer signer(String tenant) {
        PrivateKey privateKey = keys().getPrivate();
        VerifierKey own = verifierKey(tenant);
        return (size, root) -> SignedNote.sign(new Checkpoint(own.name(), size, root).toString(), own, privateKey)
                .toString();
    }
}
