package dev.eyewitness.verify;

import java.io.PrintStream;
import java.util.HashSet;
import java.util.Set;

/** What speaks against an export: told as it is found, the first hundred. */
final class Findings {

    private static final int MOST = 100;

    private final PrintStream out;
    private final Set<String> told = new HashSet<>();
    private long count;

    Findings(PrintStream out) {
        this.out = out;
    }

    void add(String finding) {
        count++;
        if (count <= MOST) {
            out.println(finding);
        }
    }

    /** What holds for many lines is told once. */
    void addOnce(String finding) {
        if (told.size() < MOST && told.add(finding)) {
            add(finding);
        }
    }

    boolean areNone() {
        return count == 0;
    }

    /** Says how many were not told. */
    void end() {
        if (count > MOST) {
            out.printf("… and %d findings more%n", count - MOST);
        }
    }
}
