package dev.eyewitness.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a figure must be read beside: the machine, and what the kernel says of a process. Linux only. */
final class Machine {

    private static final Pattern MODEL = Pattern.compile("model name\\s*: (.+)");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s*(\\d+) kB");
    private static final int KILOBYTES_PER_MEGABYTE = 1_000;
    private static final int BYTES_PER_KIBIBYTE = 1_024;

    /** Where proc(5) says utime and stime, counted from the field behind the command's name; in USER_HZ, which is 100. */
    private static final int USER_TICKS = 11;

    private static final int SYSTEM_TICKS = 12;
    private static final int TICKS_PER_SECOND = 100;

    private Machine() {}

    /** One line: processor, cores, kernel, Java. */
    static String describe() {
        Matcher model = MODEL.matcher(read(Path.of("/proc/cpuinfo")));
        return "%s, %d cores, Linux %s, Java %s"
                .formatted(
                        model.find() ? model.group(1) : "unknown processor",
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.version"),
                        System.getProperty("java.runtime.version"));
    }

    /** The resident memory of that process, in MB (10^6 bytes). */
    static long residentMegabytes(long pid) {
        Matcher resident = RESIDENT.matcher(read(Path.of("/proc", Long.toString(pid), "status")));
        if (!resident.find()) {
            throw new IllegalStateException("process " + pid + " has gone");
        }
        return Long.parseLong(resident.group(1))
                * BYTES_PER_KIBIBYTE
                / (KILOBYTES_PER_MEGABYTE * KILOBYTES_PER_MEGABYTE);
    }

    /** The processor time that process has used so far, by all its threads, in seconds. */
    static double processorSeconds(long pid) {
        String[] fields = read(Path.of("/proc", Long.toString(pid), "stat"))
                .replaceFirst(".*\\) ", "")
                .split(" ", -1);
        long ticks = Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]);
        return (double) ticks / TICKS_PER_SECOND;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
