package dev.eyewitness.feed;

import java.util.List;

/**
 * A piece of the log, read from the table for one stream that is behind the ring.
 *
 * @param frames what the stream is to send of it, in order
 * @param end the number up to which this is all there is
 * @param filter by which it was read
 */
record Page(List<Frame> frames, long end, Filter filter) {}
