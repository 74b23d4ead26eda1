package dev.eyewitness.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A run of wrk, the load generator: as many requests as the connections take, one under way on each. */
final class Wrk {

    private static final Pattern RESULT = Pattern.compile("wrk: requests (\\d+) micros (\\d+) failed (\\d+)");
    private static final double MICROS_PER_SECOND = 1_000_000;

    private final Path bodies;
    private final String token;

    /**
     * A generator of those requests.
     *
     * @param bodies a file with a JSON body a line
     */
    Wrk(Path bodies, String token) {
        this.bodies = bodies;
        this.token = token;
    }

    /** Whether the machine has it. */
    static boolean isInstalled() {
        try {
            return new ProcessBuilder("wrk", "-v")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    < 2;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Starts posting to {@code target} from now on. */
    Run start(URI target, int connections, Duration time) throws IOException {
        List<String> command = List.of(
                "wrk",
                "--threads=1",
                "--connections=" + connections,
                "--duration=" + time.toSeconds() + "s",
                "--timeout=30s",
                "--script=bench/post.lua",
                target.toString(),
                "--",
                bodies.toString(),
                "application/json",
                token);
        return new Run(new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** One run, under way. */
    record Run(Process process) {

        /**
         * What came of it; waits for the end.
         *
         * @throws IllegalStateException where a request was not answered, or not well
         */
        Result result() throws IOException {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher result = RESULT.matcher(output);
            if (!result.find() || !result.group(3).equals("0")) {
                throw new IllegalStateException("wrk says: " + output);
            }
            return new Result(Long.parseLong(result.group(1)), Long.parseLong(result.group(2)));
        }
    }

    /**
     * How many requests were answered well.
     *
     * @param micros how long that took, in microseconds
     */
    record Result(long requests, long micros) {

        double perSecond() {
            return requests * MICROS_PER_SECOND / micros;
        }
    }
}
