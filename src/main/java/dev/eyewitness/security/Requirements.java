package dev.eyewitness.security;

import dev.eyewitness.log.StartOrder;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses to start, in one line, where a setting is missing without which the service cannot work. */
@ApplicationScoped
public class Requirements {

    /** What application.properties gives as the address of the database where nobody sets one. */
    static final String UNSET_DATABASE = "jdbc:postgresql://database.address.is.not.set/";

    private final Optional<String> key;
    private final Optional<String> keyLocation;
    private final String database;

    Requirements(
            @ConfigProperty(name = VerificationAlgorithm.KEY) Optional<String> key,
            @ConfigProperty(name = VerificationAlgorithm.KEY_LOCATION) Optional<String> keyLocation,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String database) {
        this.key = key;
        this.keyLocation = keyLocation;
        this.database = database;
    }

    void check(@Observes @Priority(StartOrder.REQUIREMENTS) StartupEvent event) {
        if (database.equals(UNSET_DATABASE)) {
            refuse("no database: set QUARKUS_DATASOURCE_JDBC_URL (such as jdbc:postgresql://db:5432/eyewitness),"
                    + " QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD");
        }
        if (key.isEmpty() && keyLocation.isEmpty()) {
            refuse(
                    "no key to verify tokens with: set MP_JWT_VERIFY_PUBLICKEY_LOCATION (a file or address of a PEM, JWK or"
                            + " JWKS) or MP_JWT_VERIFY_PUBLICKEY (the key itself)");
        }
        if (key.isEmpty() && !VerificationAlgorithm.isThere(keyLocation.get())) {
            refuse("the key to verify tokens with, MP_JWT_VERIFY_PUBLICKEY_LOCATION, cannot be read: "
                    + keyLocation.get());
        }
    }

    private static void refuse(String why) {
        throw new ConfigurationException("Eyewitness cannot start: " + why);
    }
}
