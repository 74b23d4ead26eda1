package dev.eyewitness.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eyewitness.merkle.Checkpoint;
import dev.eyewitness.merkle.SignedNote;
import dev.eyewitness.merkle.StrictBase64;
import dev.eyewitness.merkle.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the command is given.
 *
 * @param export the file to verify
 * @param note the checkpoint as signed
 * @param checkpoint what it says
 * @param key who must have signed it
 * @param consistencyFile what leads from the export to the checkpoint, if that is newer
 */
record VerifyArguments(
        Path export, SignedNote note, Checkpoint checkpoint, VerifierKey key, Optional<Path> consistencyFile) {

    static final String USAGE =
            "usage: verify <export.ndjson> --checkpoint <file> --key <verifier key, or a file with it>"
                    + " [--consistency <file>]";

    private static final List<String> OPTIONS = List.of("--checkpoint", "--key", "--consistency");

    /** They cannot be understood. */
    static final class Wrong extends Exception {

        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message);
        }
    }

    static VerifyArguments parse(List<String> arguments) throws Wrong, IOException {
        Map<String, String> options = new HashMap<>();
        List<String> files = new ArrayList<>();
        for (int at = 0; at < arguments.size(); at++) {
            String argument = arguments.get(at);
            if (!argument.startsWith("--")) {
                files.add(argument);
            } else if (!OPTIONS.contains(argument) || at + 1 == arguments.size()) {
                throw new Wrong("not understood: " + argument);
            } else {
                options.put(argument, arguments.get(++at));
            }
        }
        String checkpoint = options.get("--checkpoint");
        String key = options.get("--key");
        if (files.size() != 1 || checkpoint == null || key == null) {
            throw new Wrong("an export, a checkpoint and a key are needed");
        }
        return read(files.getFirst(), checkpoint, key, Optional.ofNullable(options.get("--consistency")));
    }

    private static VerifyArguments read(String export, String signed, String key, Optional<String> consistency)
            throws Wrong, IOException {
        try {
            SignedNote note = SignedNote.parse(Files.readString(Path.of(signed)))
                    .orElseThrow(() -> new Wrong("the checkpoint is no signed note"));
            Checkpoint checkpoint =
                    Checkpoint.parse(note.text()).orElseThrow(() -> new Wrong("the signed note is no checkpoint"));
            return new VerifyArguments(Path.of(export), note, checkpoint, key(key), consistency.map(Path::of));
        } catch (InvalidPathException e) {
            throw new Wrong("not a file: " + e.getInput());
        }
    }

    private static VerifierKey key(String keyOrFile) throws Wrong, IOException {
        try {
            boolean isKey = keyOrFile.indexOf('+') >= 0 && !Files.exists(Path.of(keyOrFile));
            return VerifierKey.parse(isKey ? keyOrFile : Files.readString(Path.of(keyOrFile)));
        } catch (IllegalArgumentException e) {
            throw new Wrong(String.valueOf(e.getMessage()));
        }
    }

    /** The hashes of the consistency proof, if one was given. */
    Optional<List<byte[]>> consistency() throws IOException {
        if (consistencyFile.isEmpty()) {
            return Optional.empty();
        }
        List<byte[]> hashes = new ArrayList<>();
        for (JsonNode hash :
                new ObjectMapper().readTree(consistencyFile.get().toFile()).path("hashes")) {
            try {
                hashes.add(StrictBase64.decode(hash.asText()));
            } catch (IllegalArgumentException e) {
                throw new IOException("the consistency proof is none", e);
            }
        }
        return Optional.of(hashes);
    }
}
