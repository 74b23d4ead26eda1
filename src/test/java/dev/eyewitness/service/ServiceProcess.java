package dev.eyewitness.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** The packaged service (the jar or the native binary, whichever the build made) as a process of its own. */
public final class ServiceProcess implements AutoCloseable {

    /** On a machine that is busy with other things too, a database that is merely slow is not gone. */
    static final String PATIENT_WITH_THE_DATABASE = "10s";

    /** A JVM that lives for seconds is not worth compiling for twice. */
    private static final String COMPILED_ONCE = "-XX:TieredStopAtLevel=1";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Path output;
    private final int port;

    private ServiceProcess(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    /** Starts what the build packaged, with these settings as environment variables, on a free port. */
    public static ServiceProcess start(Map<String, String> environment) {
        try {
            return start(packaged(), environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts {@code command} with these settings as environment variables, on a free port. */
    public static ServiceProcess start(List<String> command, Map<String, String> environment) {
        try {
            return start(command, environment, freePort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts what the build packaged where this one, which has ended, listened. */
    public ServiceProcess startAgain(Map<String, String> environment) {
        try {
            return start(packaged(), environment, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServiceProcess start(List<String> command, Map<String, String> environment, int port) {
        try {
            Path output = Files.createTempFile("eyewitness", ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            builder.environment().put("PORT", Integer.toString(port));
            return new ServiceProcess(builder.start(), output, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The settings that it needs, for that database and the key of {@link Tokens}. */
    public static Map<String, String> environment(String jdbcUrl) {
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl);
        environment.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
        environment.put("MP_JWT_VERIFY_PUBLICKEY", Tokens.publicKey());
        environment.put("MP_JWT_VERIFY_ISSUER", Tokens.ISSUER);
        environment.put("EYEWITNESS_DATABASE_ANSWER_WITHIN", PATIENT_WITH_THE_DATABASE);
        return environment;
    }

    /** The command that runs what the build packaged, a jar with a cache of what it loads: see {@link AotCache}. */
    public static List<String> packaged() throws IOException {
        Path packaged = artifact();
        return isJar(packaged)
                ? java(AotCache.option(), packaged)
                : List.of(packaged.toAbsolutePath().toString());
    }

    /**
     * The command that runs the jar that the build packaged.
     *
     * @param option of the JVM
     */
    static List<String> jarWith(String option) throws IOException {
        return java(option, artifact());
    }

    private static List<String> java(String option, Path jar) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(java, COMPILED_ONCE, option, "-jar", jar.toString());
    }

    private static Path artifact() throws IOException {
        Properties artifact = new Properties();
        try (InputStream description = Files.newInputStream(Path.of("target", "quarkus-artifact.properties"))) {
            artifact.load(description);
        }
        return Path.of("target", artifact.getProperty("path"));
    }

    private static boolean isJar(Path artifact) {
        return artifact.toString().endsWith(".jar");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Where it listens. */
    public URI address() {
        return URI.create("http://localhost:" + port);
    }

    /** Waits until it is ready for traffic. */
    public void awaitReady() {
        await("readiness").atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(this::isReady);
    }

    private boolean isReady() {
        assertThat(process.isAlive())
                .as("the service runs; it says: %s", output())
                .isTrue();
        try {
            HttpURLConnection ready = (HttpURLConnection)
                    address().resolve("/q/health/ready").toURL().openConnection();
            return ready.getResponseCode() == 200;
        } catch (IOException notListening) {
            return false;
        }
    }

    public long pid() {
        return process.pid();
    }

    /** All that it has written so far. */
    public String output() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks it to end, as an orchestrator does (SIGTERM). */
    public void terminate() {
        process.destroy();
    }

    /** Ends it without asking (SIGKILL). */
    public void kill() {
        process.destroyForcibly();
    }

    /** Its exit code; waits for its end. */
    public int awaitExit() {
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("the service ends within %s; it says: %s", PATIENCE, output())
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
            Files.deleteIfExists(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
