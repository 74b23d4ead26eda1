package dev.eyewitness.export;

import dev.eyewitness.search.Query;
import dev.eyewitness.security.Caller;

/**
 * An export that somebody has asked for.
 *
 * @param caller who has the role and a {@code sub}
 * @param query what is exported of the caller's log
 * @param fileName as the caller is to save it
 */
record Export(Caller caller, Query query, ExportFormat format, String fileName) {}
