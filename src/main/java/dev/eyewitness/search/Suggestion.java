package dev.eyewitness.search;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The name that somebody who misspelt it most likely meant. */
final class Suggestion {

    private static final int MOST_EDITS = 2;
    private static final int LONGEST = 20;

    private Suggestion() {}

    /** The nearest of {@code names}, by letters left out, added or changed, of any case; empty where none is near. */
    static Optional<String> of(String word, List<String> names) {
        if (word.length() <= MOST_EDITS || word.length() > LONGEST) {
            return Optional.empty();
        }
        String folded = CaseFolding.fold(word);
        return names.stream()
                .filter(name -> edits(folded, CaseFolding.fold(name)) <= MOST_EDITS)
                .min(Comparator.comparingInt(name -> edits(folded, CaseFolding.fold(name))));
    }

    /** The Levenshtein distance. */
    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= from.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= to.length(); column++) {
                int change = diagonal + (from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(change, 1 + Math.min(row[column], row[column - 1]));
            }
        }
        return row[to.length()];
    }
}
