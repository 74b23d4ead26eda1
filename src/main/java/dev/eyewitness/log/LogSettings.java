package dev.eyewitness.log;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of the writer; see {@code docs/operations.md}. */
@ConfigMapping(prefix = "eyewitness.log")
public interface LogSettings {

    /** How many activities may wait for the writer; one more is answered 503. */
    @WithDefault("10000")
    int queueLength();

    /** How many bytes of activities may wait for the writer; more is answered 503. */
    @WithDefault("33554432")
    long queueBytes();

    /** How many activities one transaction takes at most; what one request posts is always taken whole. */
    @WithDefault("500")
    int batchLength();

    /** How many bytes of activities one transaction takes at most; what one request posts is always taken whole. */
    @WithDefault("4194304")
    long batchBytes();

    /** How long a caller waits for its commit before it is answered 503. */
    @WithDefault("10s")
    Duration commitTimeout();

    /** Whether the schema is brought up to date at start; switch off where another role does it beforehand. */
    @WithDefault("true")
    boolean migrateAtStart();
}
