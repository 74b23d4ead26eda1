package dev.eyewitness.merkle;

import org.jspecify.annotations.Nullable;

/** Writes the members of an object in the order of their names, in which they must come; those without a value are left out. */
final class Members {

    private static final int USUAL_LENGTH = 1_024;

    private final StringBuilder text = new StringBuilder(USUAL_LENGTH);

    Members text(String name, @Nullable String value) {
        if (value != null) {
            CanonicalJson.string(value, name(name));
        }
        return this;
    }

    Members json(String name, @Nullable String value) {
        return raw(name, value == null ? null : CanonicalJson.of(value));
    }

    Members raw(String name, @Nullable String value) {
        if (value != null) {
            name(name).append(value);
        }
        return this;
    }

    /** Members that are written already. */
    Members all(String members) {
        if (!members.isEmpty()) {
            next().append(members);
        }
        return this;
    }

    private StringBuilder name(String name) {
        return next().append('"').append(name).append("\":");
    }

    private StringBuilder next() {
        return text.isEmpty() ? text : text.append(',');
    }

    /** The members, without the braces around them. */
    String members() {
        return text.toString();
    }

    String object() {
        return "{" + text + "}";
    }
}
