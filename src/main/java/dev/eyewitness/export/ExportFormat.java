package dev.eyewitness.export;

import dev.eyewitness.problem.ProblemException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an export looks like. */
enum ExportFormat {
    CSV("text/csv;charset=UTF-8;header=present", "csv"),
    NDJSON("application/x-ndjson", "ndjson"),
    OCSF("application/x-ndjson", "ocsf.ndjson"),
    CLOUDEVENTS("application/x-ndjson", "cloudevents.ndjson");

    private final String mediaType;
    private final String extension;

    ExportFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /**
     * The format that the parameter {@code format} names.
     *
     * @throws ProblemException 400 where it names none
     */
    static ExportFormat parse(@Nullable String name) {
        return Arrays.stream(values())
                .filter(format -> format.code().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(
                        "format",
                        "must be one of "
                                + Arrays.stream(values())
                                        .map(ExportFormat::code)
                                        .collect(Collectors.joining(", "))));
    }

    /** Its name in the API. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    String mediaType() {
        return mediaType;
    }

    /** What the name of a file ends in, without the dot. */
    String extension() {
        return extension;
    }
}
