package dev.eyewitness.verify;

import dev.eyewitness.service.ServiceProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the command of the packaged service said, and its exit code. */
record VerifyRun(int exitCode, String output) {

    static VerifyRun of(Path export, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(ServiceProcess.packaged());
        command.addAll(List.of("verify", export.toString()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new VerifyRun(process.waitFor(), output);
    }
}
