package dev.eyewitness.merkle;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many leaves a log has and the root of its tree: with its name, the three lines of a C2SP tlog-checkpoint. */
public final class Checkpoint {

    private final String origin;
    private final long size;
    private final byte[] root;

    /** Of the log of that name. */
    public Checkpoint(String origin, long size, byte[] root) {
        this.origin = origin;
        this.size = size;
        this.root = root.clone();
    }

    public String origin() {
        return origin;
    }

    public long size() {
        return size;
    }

    public byte[] root() {
        return root.clone();
    }

    private static final Pattern TEXT = Pattern.compile("([^\n]+)\n(0|[1-9][0-9]{0,17})\n([A-Za-z0-9+/]{43}=)\n");

    /** The checkpoint that {@code text} writes out; empty where it is none, or says more than one that we make. */
    public static Optional<Checkpoint> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new Checkpoint(
                        parts.group(1),
                        Long.parseLong(parts.group(2)),
                        Base64.getDecoder().decode(parts.group(3))))
                : Optional.empty();
    }

    /** The text to be signed. */
    @Override
    public String toString() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }
}
