package dev.eyewitness.merkle;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A stand-in. */
public record SignedNote(String text, List<Line> signatures) {

    public record Line(String name, String keyAndSignature) {
        byte[] bytes() {
            return Base64.getDecoder().decode(keyAndSignature);
        }

        @Override
        public String toString() {
            return "— " + name + " " + keyAndSignature + "\n";
        }
    }

    public static Optional<SignedNote> parse(String note) {
        int end = note.lastIndexOf("\n\n");
        if (end < 0 || !note.endsWith("\n")) {
            return Optional.empty();
        }
        List<Line> lines = lines(note.substring(end + 2));
        return lines.isEmpty() ? Optional.empty() : Optional.of(new SignedNote(note.substring(0, end + 1), lines));
    }

    public static List<Line> lines(String text) {
        List<Line> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            String[] parts = line.split(" ", -1);
            try {
                if (parts.length != 3
                        || !parts[0].equals("—")
                        || Base64.getDecoder().decode(parts[2]).length < 5) {
                    return List.of();
                }
            } catch (IllegalArgumentException e) {
                return List.of();
            }
            lines.add(new Line(parts[1], parts[2]));
        }
        return lines;
    }

    public static SignedNote sign(String text, VerifierKey key, PrivateKey privateKey) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(privateKey);
            signer.update(text.getBytes(StandardCharsets.UTF_8));
            byte[] signature = signer.sign();
            byte[] all = Arrays.copyOf(key.id(), 4 + signature.length);
            System.arraycopy(signature, 0, all, 4, signature.length);
            return new SignedNote(
                    text, List.of(new Line(key.name(), Base64.getEncoder().encodeToString(all))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public boolean isSignedBy(VerifierKey key) {
        return signatures.stream()
                .filter(line -> line.name().equals(key.name()))
                .filter(line -> Arrays.equals(Arrays.copyOf(line.bytes(), 4), key.id()))
                .anyMatch(line -> key.isSigned(
                        text.getBytes(StandardCharsets.UTF_8),
                        Arrays.copyOfRange(line.bytes(), 4, line.bytes().length)));
    }

    @Override
    public String toString() {
        return text + "\n" + signatures.stream().map(Line::toString).collect(Collectors.joining());
    }
}
