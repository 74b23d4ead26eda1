package dev.eyewitness.client;

import java.util.Locale;

/** How much an activity matters. */
public enum Severity {
    INFO,
    NOTICE,
    WARNING,
    CRITICAL;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
