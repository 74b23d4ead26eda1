package dev.eyewitness.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The commands that run what the benches have built. */
final class Packaged {

    private static final Path BINARIES = Path.of("target", "bench-native");

    private Packaged() {}

    /** The jar, on the JDK that runs the bench. */
    static List<String> jar() {
        return jar(Path.of("target", "bench-jar", "quarkus-run.jar"));
    }

    static List<String> jar(Path jar) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(java, "-jar", jar.toAbsolutePath().toString());
    }

    /**
     * The native executable; empty where none was built.
     *
     * @throws IllegalStateException where there are several, of which one must be old
     */
    static Optional<List<String>> binary() throws IOException {
        if (!Files.isDirectory(BINARIES)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(BINARIES)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith("-runner")).toList();
            if (found.size() > 1) {
                throw new IllegalStateException("one of these is old, remove it: " + found);
            }
            return found.stream()
                    .findFirst()
                    .map(file -> List.of(file.toAbsolutePath().toString()));
        }
    }
}
