package dev.eyewitness.merkle;

import java.util.Base64;

/** Base64 in which a value has one text alone: no character of it can be altered and the value stay the same. */
public final class StrictBase64 {

    private StrictBase64() {}

    /**
     * The bytes that {@code text} writes out.
     *
     * @throws IllegalArgumentException where it is not as an encoder writes it: padded, and the bits that the last character has to spare zero
     */
    public static byte[] decode(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new IllegalArgumentException("it has base64 that no encoder writes");
        }
        return bytes;
    }
}
