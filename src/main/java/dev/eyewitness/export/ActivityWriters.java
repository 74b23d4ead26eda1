package dev.eyewitness.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;

/** Makes the writer of each format. */
@ApplicationScoped
class ActivityWriters {

    private final ObjectMapper json;
    private final ObjectMapper provable;

    ActivityWriters(ObjectMapper json) {
        this.json = json;
        this.provable = ProvableActivity.mapper(json);
    }

    ActivityWriter open(ExportFormat format, OutputStream out) throws IOException {
        return switch (format) {
            case CSV -> new CsvFile(out);
            case NDJSON -> new JsonLines(provable, out, activity -> activity);
            case OCSF -> new JsonLines(json, out, OcsfEvent::of);
            case CLOUDEVENTS -> new JsonLines(json, out, CloudEvent::of);
        };
    }
}
