package dev.eyewitness.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;

/** A program of somebody who has installed the npm package that the build made: one of {@code src/test/resources/client}. */
final class NodeProgram implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path PACKAGE = Path.of("target", "eyewitness-client-0.1.0.tgz");
    private static final Path PROGRAMS = Path.of("src", "test", "resources", "client");

    private final Path folder;
    private final Path output;
    private final Process process;

    private NodeProgram(Path folder, Path output, Process process) {
        this.folder = folder;
        this.output = output;
        this.process = process;
    }

    /** Starts it with the address of the service and these settings as environment variables. */
    static NodeProgram start(String name, URI service, Map<String, String> environment) {
        try {
            Path folder = Files.createTempDirectory("eyewitness-program");
            Path installed = Files.createDirectories(folder.resolve("node_modules/@eyewitness/client"));
            unpack(installed);
            Files.copy(PROGRAMS.resolve(name), folder.resolve(name));
            Path output = folder.resolve("output");
            ProcessBuilder builder = new ProcessBuilder("node", "--no-warnings", "--experimental-websocket", name)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("EYEWITNESS_URL", service.toString());
            builder.environment().putAll(environment);
            return new NodeProgram(folder, output, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpack(Path folder) throws IOException {
        assertThat(PACKAGE).as("the npm package, which comes with the page").exists();
        Process tar = new ProcessBuilder(
                        "tar",
                        "-xzf",
                        PACKAGE.toAbsolutePath().toString(),
                        "--strip-components=1",
                        "-C",
                        folder.toString())
                .inheritIO()
                .start();
        assertThat(exitOf(tar)).isZero();
    }

    /** Waits until it says this, in a line of its own. */
    void awaitSaid(String line) {
        await(line + " of " + this).atMost(PATIENCE).until(() -> said().contains(line));
    }

    /** All lines that it has said so far. */
    List<String> said() {
        try {
            return Files.readAllLines(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines that begin so, without that beginning; once it has ended. */
    List<String> saidOf(String beginning) {
        awaitExit();
        return said().stream()
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.substring(beginning.length()))
                .toList();
    }

    /** Its exit code; waits for its end. */
    int awaitExit() {
        return exitOf(process);
    }

    private static int exitOf(Process process) {
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("it ends within %s", PATIENCE)
                    .isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            FileUtils.deleteDirectory(folder.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "the program that says " + said();
    }
}
