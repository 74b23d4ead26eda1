package dev.eyewitness.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How logs are signed and witnessed; see {@code docs/operations.md}. */
@ConfigMapping(prefix = "eyewitness.ledger")
public interface LedgerSettings {

    /** What the names of all logs begin with, in checkpoints and keys; a host name of the operator's keeps them apart from others'. */
    @WithDefault("eyewitness")
    String origin();

    /** The Ed25519 key that checkpoints are signed with, PKCS #8 as PEM; left out, one is made and kept in the database. */
    Optional<String> key();

    /** A file with that key. */
    Optional<String> keyLocation();

    /** How often logs that have grown get a new checkpoint; whoever asks for one or for a proof does not wait for it. */
    @WithDefault("1s")
    Duration every();

    /** How long checkpoints are kept that no witness has signed and that are not the newest. */
    @WithDefault("P7D")
    Duration keepCheckpoints();

    Witness witness();

    /** Who keeps checkpoints where the database's owner does not reach. */
    interface Witness {

        /** A file to which every checkpoint is appended. */
        Optional<String> file();

        /** The address of a witness that cosigns checkpoints (C2SP tlog-witness), such as {@code https://witness.example/add-checkpoint}. */
        Optional<String> url();

        /** The verifier key of that witness; given, nothing but its valid signatures is taken. */
        Optional<String> key();

        /** How long the witness may take to answer. */
        @WithDefault("5s")
        Duration timeout();

        /** How long a witness that did not take a checkpoint is left alone. */
        @WithDefault("10s")
        Duration retry();
    }
}
