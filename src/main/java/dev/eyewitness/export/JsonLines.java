package dev.eyewitness.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.eyewitness.activity.Activity;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Function;

/** One JSON object a line. */
final class JsonLines implements ActivityWriter {

    private final OutputStream out;
    private final SequenceWriter lines;
    private final Function<Activity, Object> line;

    private boolean isEmpty = true;

    /**
     * Writes to {@code out}.
     *
     * @param line what is written of an activity
     */
    JsonLines(ObjectMapper json, OutputStream out, Function<Activity, Object> line) throws IOException {
        this.out = out;
        this.line = line;
        lines = json.writer()
                .withRootValueSeparator("\n")
                .without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
                .writeValues(out);
    }

    @Override
    public void write(Activity activity) throws IOException {
        lines.write(line.apply(activity));
        isEmpty = false;
    }

    @Override
    public void finish() throws IOException {
        lines.flush();
        if (!isEmpty) {
            out.write('\n');
        }
    }
}
