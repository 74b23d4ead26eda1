package dev.eyewitness.export;

import java.util.Locale;

/** Names of the API. */
final class Names {

    private Names() {}

    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
