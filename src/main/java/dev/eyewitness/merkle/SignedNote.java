package dev.eyewitness.merkle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text with signatures below it (C2SP signed-note), known ones and others.
 *
 * @param text ends with a line feed
 * @param signatures at least one
 */
public record SignedNote(String text, List<Line> signatures) {

    static final int ID_BYTES = 4;

    private static final Pattern LINE = Pattern.compile("— ([^\\s+]+) ([A-Za-z0-9+/]+={0,2})");
    private static final String BLANK_LINE = "\n\n";

    /**
     * A signature.
     *
     * @param name whose it says it is
     * @param value base64 of the key's id and the signature
     */
    public record Line(String name, String value) {

        /** Whether it says that it is that key's, valid or not. */
        public boolean names(VerifierKey key) {
            return name.equals(key.name()) && Arrays.equals(Arrays.copyOf(bytes(), ID_BYTES), key.id());
        }

        private boolean isBy(VerifierKey key, String text) {
            byte[] bytes = bytes();
            return names(key) && key.verifies(text, Arrays.copyOfRange(bytes, ID_BYTES, bytes.length));
        }

        private byte[] bytes() {
            return Base64.getDecoder().decode(value);
        }

        @Override
        public String toString() {
            return "— " + name + " " + value + "\n";
        }
    }

    public SignedNote {
        signatures = List.copyOf(signatures);
    }

    /** The note that {@code note} writes out; empty where it is none. */
    public static Optional<SignedNote> parse(String note) {
        int end = note.lastIndexOf(BLANK_LINE);
        if (end < 0 || note.chars().anyMatch(character -> character < ' ' && character != '\n')) {
            return Optional.empty();
        }
        return lines(note.substring(end + BLANK_LINE.length()))
                .map(signatures -> new SignedNote(note.substring(0, end + 1), signatures));
    }

    /** The signatures that {@code text} writes out, a line each; empty where there are none, or something else too. */
    public static Optional<List<Line>> lines(String text) {
        List<Line> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            Matcher parts = LINE.matcher(line);
            if (parts.matches() && isSignature(parts.group(2))) {
                lines.add(new Line(parts.group(1), parts.group(2)));
            } else if (!line.isEmpty()) {
                return Optional.empty();
            }
        }
        boolean isWhole = text.endsWith("\n")
                && lines.size()
                        == text.chars().filter(character -> character == '\n').count();
        return isWhole && !lines.isEmpty() ? Optional.of(lines) : Optional.empty();
    }

    private static boolean isSignature(String value) {
        try {
            return StrictBase64.decode(value).length > ID_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** That text signed by the owner of that key. */
    public static SignedNote sign(String text, VerifierKey key, PrivateKey privateKey) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(privateKey);
            signer.update(text.getBytes(StandardCharsets.UTF_8));
            byte[] signature = signer.sign();
            byte[] value = ByteBuffer.allocate(ID_BYTES + signature.length)
                    .put(key.id())
                    .put(signature)
                    .array();
            return new SignedNote(
                    text, List.of(new Line(key.name(), Base64.getEncoder().encodeToString(value))));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 private key", e);
        }
    }

    /** Whether one of the signatures is that key's. */
    public boolean isSignedBy(VerifierKey key) {
        return !signaturesBy(key).isEmpty();
    }

    /** Those of the signatures that are that key's. */
    public List<Line> signaturesBy(VerifierKey key) {
        return signatures.stream().filter(line -> line.isBy(key, text)).toList();
    }

    /** The same with those signatures too, each once. */
    public SignedNote with(List<Line> further) {
        List<Line> all = new ArrayList<>(signatures);
        further.stream().filter(line -> !all.contains(line)).forEach(all::add);
        return new SignedNote(text, all);
    }

    @Override
    public String toString() {
        return text + "\n" + signatures.stream().map(Line::toString).collect(Collectors.joining());
    }
}
