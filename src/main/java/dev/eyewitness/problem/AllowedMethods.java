package dev.eyewitness.problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.openapi.runtime.io.Format;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The methods that an address takes, as the OpenAPI document has them: the framework's 405 does not say. */
@ApplicationScoped
class AllowedMethods {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final String PARAMETER = "\\{[^/]+}";

    /** It may be several segments long. */
    private static final String LAST_PARAMETER = PARAMETER + "$";

    private final OpenApiDocumentService documents;
    private final ObjectMapper json;

    private volatile List<Address> addresses = List.of();

    private record Address(String template, String methods) {

        boolean isAt(String path) {
            return Pattern.matches(template.replaceAll(LAST_PARAMETER, ".+").replaceAll(PARAMETER, "[^/]+"), path);
        }
    }

    AllowedMethods(OpenApiDocumentService documents, ObjectMapper json) {
        this.documents = documents;
        this.json = json;
    }

    /** The value of the header Allow; empty where the document does not have the address. */
    Optional<String> at(String path) {
        if (addresses.isEmpty()) {
            addresses = read();
        }
        return addresses.stream()
                .filter(address -> address.isAt(path))
                .map(Address::methods)
                .findFirst();
    }

    /** An address without parameters goes before one with them, as it does when a request is routed. */
    private List<Address> read() {
        try {
            List<Address> read = new ArrayList<>();
            JsonNode document =
                    json.readTree(documents.getDocument(OpenApiConstants.DEFAULT_DOCUMENT_NAME, Format.JSON));
            for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
                read.add(new Address(path.getKey(), methods(path.getValue())));
            }
            read.sort(Comparator.comparing(address -> address.template().contains("{")));
            return List.copyOf(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String methods(JsonNode operations) {
        Set<String> methods = new TreeSet<>();
        for (Map.Entry<String, JsonNode> operation : operations.properties()) {
            if (METHODS.contains(operation.getKey())) {
                methods.add(operation.getKey().toUpperCase(Locale.ROOT));
            }
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return String.join(", ", methods);
    }
}
