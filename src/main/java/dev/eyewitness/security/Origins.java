package dev.eyewitness.security;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which web origins may use the browser's cookie: the service's own, and those of {@code quarkus.http.cors.origins}, which may read
 * answers besides.
 */
@ApplicationScoped
public class Origins {

    private final List<String> allowed;

    Origins(@ConfigProperty(name = "quarkus.http.cors.origins") Optional<List<String>> allowed) {
        this.allowed = allowed.orElse(List.of());
    }

    /**
     * Whether a page of {@code origin} may act through the cookie.
     *
     * @param origin the Origin header, such as {@code https://admin.example.com}
     * @param own the scheme and authority that the request was sent to, in the same form
     */
    boolean allow(String origin, String own) {
        return origin.equalsIgnoreCase(own) || list(origin);
    }

    /** Whether {@code origin} is one of those of {@code quarkus.http.cors.origins}. */
    boolean list(String origin) {
        return allowed.contains(origin);
    }
}
