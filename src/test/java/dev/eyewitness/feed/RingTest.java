package dev.eyewitness.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eyewitness.activity.Activity;
import dev.eyewitness.log.Cursor;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RingTest {

    private static final long PLENTY = 1_000_000;

    @Test
    void givesWhatWasAddedByItsNumber() {
        Ring ring = new Ring(41, 4, PLENTY);

        add(ring, 42);
        add(ring, 43);

        assertThat(ring.newest()).isEqualTo(43);
        assertThat(numberAt(ring, 42)).isEqualTo(42);
        assertThat(numberAt(ring, 43)).isEqualTo(43);
    }

    @Test
    void hasNothingBeforeItsEdgeNorAfterItsNewest() {
        Ring ring = new Ring(41, 4, PLENTY);
        add(ring, 42);

        assertThat(ring.get(41)).isNull();
        assertThat(ring.get(43)).isNull();
    }

    @Test
    void letsGoOfTheOldestWhenItIsFull() {
        Ring ring = new Ring(0, 3, PLENTY);
        for (int seq = 1; seq <= 10; seq++) {
            add(ring, seq);
        }

        assertThat(ring.get(7)).isNull();
        assertThat(numberAt(ring, 8)).isEqualTo(8);
        assertThat(numberAt(ring, 10)).isEqualTo(10);
    }

    @Test
    void letsGoOfTheOldestWhenItsBytesAreSpent() {
        Ring ring = new Ring(0, 100, 6L * frame(1).weight());
        for (int seq = 1; seq <= 9; seq++) {
            add(ring, seq);
        }

        assertThat(ring.get(6)).isNull();
        assertThat(numberAt(ring, 7)).isEqualTo(7);
    }

    @Test
    void keepsTheNewestHoweverLargeItIs() {
        Ring ring = new Ring(0, 100, 1);

        add(ring, 1);
        add(ring, 2);

        assertThat(ring.get(1)).isNull();
        assertThat(numberAt(ring, 2)).isEqualTo(2);
    }

    private static void add(Ring ring, long seq) {
        Activity activity = new Activity();
        activity.seq = seq;
        ring.add(activity, frame(seq));
    }

    private static long numberAt(Ring ring, long seq) {
        Frame frame = Objects.requireNonNull(ring.get(seq)).frame();
        return Objects.requireNonNull(frame.cursor()).seq();
    }

    private static Frame frame(long seq) {
        return new Frame("activity", new Cursor("e", seq), "{}");
    }
}
