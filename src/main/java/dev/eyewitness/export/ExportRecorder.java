package dev.eyewitness.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eyewitness.ingest.Ingest;
import dev.eyewitness.ingest.NewActivity;
import dev.eyewitness.log.Commit;
import dev.eyewitness.log.Draft;
import dev.eyewitness.log.LogUnavailable;
import dev.eyewitness.log.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Records exports in the log that they were taken from. */
@ApplicationScoped
class ExportRecorder {

    private static final Logger LOG = Logger.getLogger(ExportRecorder.class);

    private final Ingest ingest;
    private final Commit commit;

    ExportRecorder(Ingest ingest, Commit commit) {
        this.ingest = ingest;
        this.commit = commit;
    }

    /**
     * Records an export all of which was written, and waits for the commit.
     *
     * @param count how many activities were written
     * @throws LogUnavailable where it could not be recorded
     */
    void complete(Export export, long count) {
        try {
            append(export, count, null);
        } catch (CompletionException e) {
            throw e.getCause() instanceof LogUnavailable unavailable
                    ? unavailable
                    : new LogUnavailable("an export was not recorded", e);
        }
    }

    /**
     * Records an export that ended early; where even that fails, the service's own log says so.
     *
     * @param count how many activities were written
     */
    void brokenOff(Export export, long count, String reason) {
        try {
            append(export, count, reason);
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "an export of %s by %s was broken off after %d activities (%s) and could not be recorded",
                    export.caller().tenant(),
                    export.caller().subject(),
                    count,
                    reason);
        }
    }

    private void append(Export export, long count, @Nullable String failure) {
        Draft draft = ingest.draft(export.caller(), activity(export, count, failure), null, null);
        Outcome outcome = commit.append(List.of(draft)).join().getFirst();
        if (!(outcome instanceof Outcome.Stored)) {
            throw new IllegalStateException("the record of an export was refused");
        }
    }

    private static NewActivity activity(Export export, long count, @Nullable String failure) {
        ObjectNode metadata = JsonNodeFactory.instance
                .objectNode()
                .put("format", export.format().code())
                .put("query", export.query().toString())
                .put("count", count);
        return new NewActivity(
                "export_generated",
                null,
                null,
                null,
                null,
                "export",
                export.fileName(),
                null,
                null,
                null,
                failure == null,
                failure,
                metadata,
                null,
                null,
                null,
                null);
    }
}
