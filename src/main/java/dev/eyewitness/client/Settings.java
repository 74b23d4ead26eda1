package dev.eyewitness.client;

import java.time.Duration;
import java.util.function.Consumer;

/** What {@link EyewitnessClient.Builder} was told, all of it checked. */
record Settings(
        int batchCount,
        int batchBytes,
        Duration delay,
        int heldCount,
        long heldBytes,
        Duration keepFor,
        Duration answerWithin,
        Duration closeWithin,
        Consumer<Dropped> onDrop) {}
