package dev.eyewitness.client;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The token that is sent, asked for when there is none and again when the service does not take it. */
final class Token {

    private static final System.Logger LOG = System.getLogger(EyewitnessClient.class.getName());

    private final Supplier<String> source;
    private final boolean renewable;
    private @Nullable String current;

    private Token(Supplier<String> source, boolean renewable) {
        this.source = source;
        this.renewable = renewable;
    }

    /** One that never changes. */
    static Token fixed(String token) {
        return new Token(() -> token, false);
    }

    /** One that can be had anew. */
    static Token from(Supplier<String> source) {
        return new Token(source, true);
    }

    boolean isRenewable() {
        return renewable;
    }

    /** The token; null where the callback fails, which is reported and asked again later. */
    @Nullable
    String current() {
        if (current == null) {
            try {
                current = source.get();
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "The token callback failed", e);
            }
        }
        return current;
    }

    void forget() {
        current = null;
    }
}
