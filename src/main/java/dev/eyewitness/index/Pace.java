package dev.eyewitness.index;

import java.time.Duration;

/**
 * How long the indexer rests after a page while much is recorded: recording goes first. It works a tenth of the time; where it would fall
 * behind even so, it works less still, and catches up when that is over.
 *
 * @param page how many activities a page has
 * @param taken how long the last one took
 */
record Pace(int page, Duration taken) {

    /** How many times as long as a page took. */
    private static final int REST = 9;

    /** A page that took this long for once, for a lock or a disk, is not rested from for as many times as long. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /** So many activities recorded while a page was written are much. */
    private static final int MUCH = 3;

    /** As many pages recorded within one rest cannot be kept up with. */
    private static final int TOO_MUCH = 2;

    /** Then a page is written after so many rests, which says anew how long one takes. */
    private static final int RESTS = 100;

    /** One rest. */
    Duration rest() {
        Duration rest = taken.multipliedBy(REST);
        return rest.compareTo(LONGEST) < 0 ? rest : LONGEST;
    }

    /**
     * Whether to rest, or to rest again.
     *
     * @param recorded how many activities were recorded meanwhile by whichever replica: while the page was written, or within the last rest
     * @param rests how many there were since
     */
    boolean isToRest(long recorded, int rests) {
        return rests == 0 ? recorded >= MUCH : rests < RESTS && recorded > (long) TOO_MUCH * page;
    }
}
