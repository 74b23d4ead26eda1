package dev.eyewitness.ingest;

import dev.eyewitness.problem.Problem;
import dev.eyewitness.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A request's body that remembers what was read since the last cut, so that a parser's positions can be turned into bytes. */
final class CutStream extends InputStream {

    /** The largest batch, in bytes. */
    static final int MAX_BYTES = 8 * 1024 * 1024;

    private final InputStream body;

    private byte[] kept = new byte[16 * 1024];
    private int length;

    /** Where in the body {@link #kept} begins. */
    private long offset;

    CutStream(InputStream body) {
        this.body = body;
    }

    /** The bytes from one position of the body to another; positions before the second are gone afterwards. */
    byte[] cut(long from, long to) {
        int begin = Math.toIntExact(from - offset);
        int end = Math.toIntExact(to - offset);
        byte[] piece = Arrays.copyOfRange(kept, begin, end);
        System.arraycopy(kept, end, kept, 0, length - end);
        length -= end;
        offset = to;
        return piece;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int at, int most) throws IOException {
        int count = body.read(into, at, most);
        if (count > 0) {
            keep(into, at, count);
        }
        return count;
    }

    private void keep(byte[] read, int at, int count) {
        if (offset + length + count > MAX_BYTES) {
            throw new ProblemException(Problem.of(413, "a batch takes at most " + MAX_BYTES + " bytes"));
        }
        if (length + count > kept.length) {
            kept = Arrays.copyOf(kept, Math.max(2 * kept.length, length + count));
        }
        System.arraycopy(read, at, kept, length, count);
        length += count;
    }
}
