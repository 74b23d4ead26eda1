package dev.eyewitness.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * One of the ways that are compared, with what was measured of it.
 *
 * @param warmUp how long it runs before it is measured: a JVM under load takes a while to reach its pace; zero where each run warms up anew
 * @param time how long one run takes
 * @param perSecond the runs so far, in activities a second
 */
record Way(String name, Duration warmUp, Duration time, Measurement measurement, List<Double> perSecond) {

    private static final PrintStream OUT = System.out;

    /** It has its pace when this many warm-ups in a row were not faster, by more than this, than the fastest before. */
    private static final int STEADY = 3;

    private static final double FASTER = 1.02;

    /** On two busy processors a JVM takes minutes to compile what it runs; longer than this it is not waited for. */
    private static final int WARM_UPS = 30;

    /** Runs for that time and answers activities a second. */
    @FunctionalInterface
    interface Measurement {
        double run(Duration time) throws Exception;
    }

    Way(String name, Duration warmUp, Duration time, Measurement measurement) {
        this(name, warmUp, time, measurement, new ArrayList<>());
    }

    /**
     * Runs each in turn, so that a machine whose speed drifts treats them alike; each round begins with another one, so that what comes
     * once a minute does not always meet the same.
     */
    static void measure(List<Way> ways, int rounds) throws Exception {
        for (Way way : ways) {
            if (way.warmUp().isPositive()) {
                way.warmUpOnce();
            }
        }
        List<Way> order = new ArrayList<>(ways);
        for (int round = 1; round <= rounds; round++) {
            for (Way way : order) {
                double measured = way.measurement().run(way.time());
                way.perSecond().add(measured);
                OUT.printf("round %d: %s: %,.0f/s%n", round, way.name(), measured);
            }
            Collections.rotate(order, -1);
        }
    }

    /** Warms up again and again until it is no faster: what is still being compiled is not what is to be measured. */
    void warmUpFully() throws Exception {
        double fastest = 0;
        int steady = 0;
        for (int warmUps = 0; warmUps < WARM_UPS && steady < STEADY; warmUps++) {
            double measured = warmUpOnce();
            steady = measured > fastest * FASTER ? 0 : steady + 1;
            fastest = Math.max(fastest, measured);
        }
    }

    private double warmUpOnce() throws Exception {
        double measured = measurement.run(warmUp);
        OUT.printf("warming up: %s: %,.0f/s%n", name, measured);
        return measured;
    }

    double median() {
        List<Double> sorted = perSecond.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /**
     * What it is of another, measured in the same rounds, which a drift of the machine leaves alone: the mean of the rounds' ratios, and its
     * standard error, which one round alone does not tell.
     */
    String ratioTo(Way other) {
        double[] ratios = IntStream.range(0, perSecond.size())
                .mapToDouble(round -> perSecond.get(round) / other.perSecond.get(round))
                .toArray();
        double mean = DoubleStream.of(ratios).average().orElseThrow();
        if (ratios.length == 1) {
            return "%.2f".formatted(mean);
        }
        double squares = DoubleStream.of(ratios)
                .map(ratio -> (ratio - mean) * (ratio - mean))
                .sum();
        double error = Math.sqrt(squares / (ratios.length - 1) / ratios.length);
        return "%.2f ± %.2f".formatted(mean, error);
    }

    /** A row of the table: name, median, lowest and highest. */
    void print() {
        OUT.printf(
                "| %s | %,.0f | %,.0f – %,.0f |%n",
                name,
                median(),
                perSecond.stream().mapToDouble(Double::doubleValue).min().orElseThrow(),
                perSecond.stream().mapToDouble(Double::doubleValue).max().orElseThrow());
    }
}
