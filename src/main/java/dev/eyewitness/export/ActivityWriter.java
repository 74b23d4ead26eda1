package dev.eyewitness.export;

import dev.eyewitness.activity.Activity;
import java.io.IOException;

/** Writes a file of activities in one format. */
interface ActivityWriter {

    void write(Activity activity) throws IOException;

    /** Writes what is left of the file; the stream below stays open. */
    void finish() throws IOException;
}
