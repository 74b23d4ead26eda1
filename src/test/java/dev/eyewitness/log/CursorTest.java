package dev.eyewitness.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void readsWhatItWrites() {
        Cursor cursor = new Cursor("k3f9a1zq", 4711);

        assertThat(cursor).hasToString("k3f9a1zq-4711");
        assertThat(Cursor.parse("k3f9a1zq-4711")).contains(cursor);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", "a-", "-1", "a-1-2", "a--1", "A-1", "a-1x", " a-1", "a-1 ", "a-9999999999999999999"})
    void readsNothingElse(String text) {
        assertThat(Cursor.parse(text)).isEmpty();
    }
}
