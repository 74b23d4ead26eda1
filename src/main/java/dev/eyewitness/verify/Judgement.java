package dev.eyewitness.verify;

import java.util.Optional;

/**
 * Judges an export line by line: a line with a proof by its proof, lines without one by the tree over all of them.
 *
 * <p>An altered line does not keep the others from being proved: the leaf hash that it states stands in for it in the tree.
 */
final class Judgement {

    private final SignedTree signed;
    private final Findings findings;
    private final WholeLog whole;

    private final Numbers unaltered = new Numbers();
    private final Numbers provedAlone = new Numbers();
    private final Numbers missing = new Numbers();
    private final Numbers erased = new Numbers();

    private Numbers proved = provedAlone;
    private long lines;
    private long withoutProof;
    private long first;
    private long last;

    Judgement(SignedTree signed, Findings findings) {
        this.signed = signed;
        this.findings = findings;
        this.whole = new WholeLog(signed.size());
    }

    /** Judges the next line. */
    void line(String text) {
        lines++;
        try {
            line(ExportedLine.parse(text));
        } catch (IllegalArgumentException e) {
            altered(e);
            whole.lose();
            last++;
        }
    }

    private void line(ExportedLine line) {
        place(line.seq(), line.hasProof());
        byte[] leafHash;
        try {
            leafHash = line.leafHash();
        } catch (IllegalArgumentException e) {
            altered(e);
            line.statedLeafHash().ifPresentOrElse(stated -> whole.add(line.seq(), stated), whole::lose);
            return;
        }
        whole.add(line.seq(), leafHash);
        if (line.isErased()) {
            erased.add(line.seq());
        }
        if (line.seq() <= signed.size()) {
            unaltered.add(line.seq());
        }
        if (line.hasProof()) {
            proof(line, leafHash);
        } else {
            withoutProof++;
        }
    }

    private void altered(IllegalArgumentException why) {
        findings.add("line %d is altered: %s".formatted(lines, why.getMessage()));
    }

    private void place(long seq, boolean hasProof) {
        if (hasProof ? seq <= last : seq != last + 1) {
            findings.add(
                    hasProof
                            ? "line %d: number %d stands behind number %d".formatted(lines, seq, last)
                            : "line %d: number %d stands where number %d must".formatted(lines, seq, last + 1));
        }
        if (first == 0) {
            first = seq;
        } else if (seq > last + 1) {
            missing.add(last + 1, seq - 1);
        }
        last = seq;
    }

    /** What is wrong with a proof says nothing against the values beside it. */
    private void proof(ExportedLine line, byte[] leafHash) {
        try {
            LineProof proof = line.proof();
            Optional<byte[]> root = proof.root(leafHash);
            if (proof.index() != line.seq() - 1 || root.isEmpty()) {
                throw new IllegalArgumentException("its proof is not of its place");
            }
            proof(line.seq(), proof.treeSize(), root.get());
        } catch (IllegalArgumentException e) {
            altered(e);
        }
    }

    private void proof(long seq, long treeSize, byte[] root) {
        Optional<String> needed = signed.missing(treeSize);
        if (needed.isPresent()) {
            findings.addOnce(needed.get());
        } else if (signed.holds(treeSize, root)) {
            provedAlone.add(seq);
        } else {
            findings.add("line %d: its proof does not lead to what was signed".formatted(lines));
        }
    }

    /** Once there are no more lines: judges those without a proof. */
    void end() {
        if (lines == 0 && signed.size() > 0) {
            findings.add("the export is empty, the log is not");
        } else if (withoutProof > 0) {
            if (last > signed.size()) {
                findings.add("numbers %d to %d are not covered by this checkpoint"
                        .formatted(Math.max(first, signed.size() + 1), last));
            }
            judgeTogether();
        }
        findings.end();
    }

    private void judgeTogether() {
        Optional<String> needed = signed.missing(whole.size());
        if (!whole.isWhole()) {
            findings.add(
                    "what has no proof of its own can only be proved where the export is the whole log, or its beginning");
        } else if (needed.isPresent()) {
            findings.add(needed.get());
        } else if (signed.holds(whole.size(), whole.root())) {
            proved = unaltered;
        } else {
            findings.add("the first %d activities are not what was signed".formatted(whole.size()));
        }
    }

    boolean isProved() {
        return findings.areNone() && proved.count() == lines;
    }

    long lines() {
        return lines;
    }

    /** Which activities are proved. */
    String proved() {
        return proved.count() == 0 ? "proved: none" : "proved: number %s (%d in all)".formatted(proved, proved.count());
    }

    /** Of which activities no more than that they were recorded can be proved; empty where there are none. */
    Optional<String> erased() {
        return erased.count() == 0
                ? Optional.empty()
                : Optional.of(
                        ("erased: number %s (%d in all); that they were recorded can be proved, and not what their"
                                        + " personal values were")
                                .formatted(erased, erased.count()));
    }

    /** Whether anything was left out, as far as the numbers tell. */
    String completeness() {
        if (lines == 0) {
            return "no activity";
        }
        if (missing.count() > 0) {
            return ("not there: number %s (%d in all); a filter leaves numbers out, and whether it left out too many"
                            + " cannot be told from the export")
                    .formatted(missing, missing.count());
        }
        return first == 1 && last >= signed.size()
                ? "complete: every activity that the checkpoint covers"
                : "complete for its range: every number from %d to %d".formatted(first, last);
    }
}
