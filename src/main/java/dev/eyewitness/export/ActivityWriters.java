package dev.eyewitness.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eyewitness.activity.Activity;
import dev.eyewitness.ledger.ProofSeries;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Function;

/** Makes the writer of each format. */
@ApplicationScoped
class ActivityWriters {

    private final ObjectMapper json;
    private final ObjectMapper provable;

    ActivityWriters(ObjectMapper json) {
        this.json = json;
        this.provable = ProvableActivity.mapper(json);
    }

    ActivityWriter open(Export export, OutputStream out) throws IOException {
        return switch (export.format()) {
            case CSV -> new CsvFile(out);
            case NDJSON -> new JsonLines(provable, out, line(export.proofs()));
            case OCSF -> new JsonLines(json, out, OcsfEvent::of);
            case CLOUDEVENTS -> {
                String source = CloudEvent.source(export.caller().tenant());
                yield new JsonLines(json, out, activity -> CloudEvent.of(activity, source));
            }
        };
    }

    private static Function<Activity, Object> line(Optional<ProofSeries> proofs) {
        return proofs.<Function<Activity, Object>>map(
                        series -> activity -> new ProvedActivity(activity, series.of(activity.seq)))
                .orElse(activity -> activity);
    }
}
