package dev.eyewitness.verify;

import dev.eyewitness.merkle.Checkpoint;
import dev.eyewitness.merkle.Frontier;
import dev.eyewitness.merkle.MerkleTree;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Verifies that an export is a whole log, or its beginning, as a checkpoint has signed it. */
public final class Verify {

    /** The exit codes: everything is proved, something is not, the command is not understood. */
    static final int PROVED = 0;

    static final int NOT_PROVED = 1;
    static final int USAGE = 2;

    private final PrintStream out;
    private boolean isProved = true;

    private Verify(PrintStream out) {
        this.out = out;
    }

    /**
     * Runs the command.
     *
     * @param arguments what follows {@code verify}
     * @return the exit code
     */
    public static int run(List<String> arguments, PrintStream out) {
        try {
            return new Verify(out).run(VerifyArguments.parse(arguments));
        } catch (VerifyArguments.Wrong e) {
            out.println(e.getMessage());
            out.println(VerifyArguments.USAGE);
            return USAGE;
        } catch (IOException e) {
            out.println("cannot be read: " + e.getMessage());
            return USAGE;
        }
    }

    private int run(VerifyArguments arguments) throws IOException {
        Checkpoint checkpoint = arguments.checkpoint();
        if (!arguments.note().isSignedBy(arguments.key())) {
            out.println("NOT PROVED: the checkpoint is not signed by this key");
            return NOT_PROVED;
        }
        Lines lines = read(arguments.export(), checkpoint.size());
        compare(lines, checkpoint, arguments);
        out.printf(
                "%s: %d lines, checkpoint of %s over %d activities%n",
                isProved ? "PROVED" : "NOT PROVED", lines.count, checkpoint.origin(), checkpoint.size());
        return isProved ? PROVED : NOT_PROVED;
    }

    /** What the lines of an export came to. */
    private static final class Lines {
        private final Frontier frontier = Frontier.of(0, new byte[0]);
        private long count;
        private long last;
        private long covered;
    }

    /** Bytes that are no UTF-8 are read as U+FFFD: they alter their line, and do not keep the others from being read. */
    private Lines read(Path export, long size) throws IOException {
        Lines lines = new Lines();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(export), StandardCharsets.UTF_8))) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                lines.count++;
                read(text, size, lines);
            }
        }
        return lines;
    }

    private void read(String text, long size, Lines lines) {
        try {
            ExportedLine line = ExportedLine.parse(text);
            byte[] hash = line.leafHash();
            if (line.seq() != lines.last + 1) {
                fail("line %d: number %d stands where number %d must", lines.count, line.seq(), lines.last + 1);
            }
            lines.last = line.seq();
            if (line.seq() <= size) {
                lines.frontier.append(hash);
                lines.covered++;
            }
        } catch (IllegalArgumentException e) {
            fail("line %d is altered: %s", lines.count, String.valueOf(e.getMessage()));
            lines.last++;
        }
    }

    private void compare(Lines lines, Checkpoint checkpoint, VerifyArguments arguments) throws IOException {
        if (lines.count == 0 && checkpoint.size() > 0) {
            fail("the export is empty, the log is not");
        } else if (lines.last > checkpoint.size()) {
            fail("numbers %d to %d are not covered by this checkpoint", checkpoint.size() + 1, lines.last);
        }
        if (!isProved && lines.covered != checkpoint.size()) {
            return;
        }
        if (lines.covered == checkpoint.size()) {
            if (!Arrays.equals(lines.frontier.root(), checkpoint.root())) {
                fail("the first %d lines are not what was signed", lines.covered);
            }
        } else {
            continues(lines, checkpoint, arguments);
        }
    }

    private void continues(Lines lines, Checkpoint checkpoint, VerifyArguments arguments) throws IOException {
        if (!arguments.hasConsistency()) {
            fail(
                    "the checkpoint has %d activities more: save what /api/v1/ledger/consistency?from=%d&to=%d answers, and give the file"
                            + " with --consistency",
                    checkpoint.size() - lines.covered, lines.covered, checkpoint.size());
        } else if (!MerkleTree.verifyConsistency(
                lines.covered, checkpoint.size(), lines.frontier.root(), checkpoint.root(), arguments.consistency())) {
            fail("the checkpoint does not continue these %d lines", lines.covered);
        }
    }

    private void fail(String format, Object... values) {
        isProved = false;
        out.printf(format + "%n", values);
    }
}
