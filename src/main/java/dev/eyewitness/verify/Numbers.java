package dev.eyewitness.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Numbers of activities, rising: all are counted, and the first runs of them are remembered, so that any number fits. */
final class Numbers {

    private static final int MOST = 20;

    private final List<Run> runs = new ArrayList<>();
    private long count;
    private boolean areMore;

    private record Run(long first, long last) {

        @Override
        public String toString() {
            return first == last ? Long.toString(first) : first + " to " + last;
        }
    }

    void add(long number) {
        add(number, number);
    }

    /** All from one number to another, both included. */
    void add(long first, long last) {
        count += last - first + 1;
        if (!runs.isEmpty() && runs.getLast().last() + 1 == first) {
            runs.add(new Run(runs.removeLast().first(), last));
        } else if (runs.size() < MOST) {
            runs.add(new Run(first, last));
        } else {
            areMore = true;
        }
    }

    long count() {
        return count;
    }

    /** Such as {@code 1 to 2, 4 to 100}. */
    @Override
    public String toString() {
        return runs.stream().map(Run::toString).collect(Collectors.joining(", ")) + (areMore ? " and others" : "");
    }
}
