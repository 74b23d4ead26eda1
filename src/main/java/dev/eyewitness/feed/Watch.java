package dev.eyewitness.feed;

import dev.eyewitness.security.Caller;
import java.util.Optional;

/**
 * What a client asks for when it opens a stream.
 *
 * @param caller whose token it is: it names the log and ends the stream
 * @param resume where to begin; empty: at the live edge
 * @param filter which activities to show
 * @param line by which it came
 */
record Watch(Caller caller, Optional<Resume> resume, Filter filter, Line line) {}
