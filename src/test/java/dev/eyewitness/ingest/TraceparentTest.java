package dev.eyewitness.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceparentTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-" + TRACE + "-00f067aa0ba902b7-01",
                "00-" + TRACE + "-00f067aa0ba902b7-00",
                "01-" + TRACE + "-00f067aa0ba902b7-01-what-a-later-version-adds"
            })
    void namesTheTrace(String header) {
        assertThat(Traceparent.traceId(header)).isEqualTo(TRACE);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "nonsense",
                TRACE,
                "00-" + TRACE,
                "00-" + TRACE + "-00f067aa0ba902b7",
                "ff-" + TRACE + "-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-" + TRACE + "-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-" + TRACE + "0-00f067aa0ba902b7-01",
                " 00-" + TRACE + "-00f067aa0ba902b7-01"
            })
    void isIgnoredWhereItIsMalformed(@Nullable String header) {
        assertThat(Traceparent.traceId(header)).isNull();
    }
}
