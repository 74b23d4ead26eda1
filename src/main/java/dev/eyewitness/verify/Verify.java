package dev.eyewitness.verify;

import dev.eyewitness.merkle.Checkpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Verifies an export against a checkpoint: each activity in it was recorded as it stands there, and is what was signed. */
public final class Verify {

    /** The exit codes: everything is proved, something is not, the command is not understood. */
    static final int PROVED = 0;

    static final int NOT_PROVED = 1;
    static final int USAGE = 2;

    private final PrintStream out;

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
        if (!arguments.key().isOfWitness() && !arguments.key().name().equals(checkpoint.origin())) {
            out.printf(
                    "NOT PROVED: the checkpoint is of the log %s, and the key is that of %s%n",
                    checkpoint.origin(), arguments.key().name());
            return NOT_PROVED;
        }
        Judgement judgement = new Judgement(new SignedTree(checkpoint, arguments.consistency()), new Findings(out));
        read(arguments.export(), judgement);
        judgement.end();
        out.println(judgement.proved());
        judgement.erased().ifPresent(out::println);
        out.println(judgement.completeness());
        out.printf(
                "%s: %d lines, checkpoint of %s over %d activities%n",
                judgement.isProved() ? "PROVED" : "NOT PROVED",
                judgement.lines(),
                checkpoint.origin(),
                checkpoint.size());
        return judgement.isProved() ? PROVED : NOT_PROVED;
    }

    /** Bytes that are no UTF-8 are read as U+FFFD: they alter their line, and do not keep the others from being read. */
    private static void read(Path export, Judgement judgement) throws IOException {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(export), StandardCharsets.UTF_8))) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                judgement.line(text);
            }
        }
    }
}
