package dev.eyewitness.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eyewitness.log.Cursor;
import org.junit.jupiter.api.Test;

class RingTest {

    private static final long PLENTY = 1_000_000;

    @Test
    void givesWhatWasAddedByItsNumber() {
        Ring ring = new Ring(41, 4, PLENTY);

        ring.add(frame(42));
        ring.add(frame(43));

        assertThat(ring.newest()).isEqualTo(43);
        assertThat(ring.get(42)).isEqualTo(frame(42));
        assertThat(ring.get(43)).isEqualTo(frame(43));
    }

    @Test
    void hasNothingBeforeItsEdgeNorAfterItsNewest() {
        Ring ring = new Ring(41, 4, PLENTY);
        ring.add(frame(42));

        assertThat(ring.get(41)).isNull();
        assertThat(ring.get(43)).isNull();
    }

    @Test
    void letsGoOfTheOldestWhenItIsFull() {
        Ring ring = new Ring(0, 3, PLENTY);
        for (int seq = 1; seq <= 10; seq++) {
            ring.add(frame(seq));
        }

        assertThat(ring.get(7)).isNull();
        assertThat(ring.get(8)).isEqualTo(frame(8));
        assertThat(ring.get(10)).isEqualTo(frame(10));
    }

    @Test
    void letsGoOfTheOldestWhenItsBytesAreSpent() {
        Ring ring = new Ring(0, 100, 3L * frame(1).weight());
        for (int seq = 1; seq <= 9; seq++) {
            ring.add(frame(seq));
        }

        assertThat(ring.get(6)).isNull();
        assertThat(ring.get(7)).isEqualTo(frame(7));
    }

    @Test
    void keepsTheNewestHoweverLargeItIs() {
        Ring ring = new Ring(0, 100, 1);

        ring.add(frame(1));
        ring.add(frame(2));

        assertThat(ring.get(1)).isNull();
        assertThat(ring.get(2)).isEqualTo(frame(2));
    }

    private static Frame frame(long seq) {
        return new Frame("activity", new Cursor("e", seq), "{}");
    }
}
