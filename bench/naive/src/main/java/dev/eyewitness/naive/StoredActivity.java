package dev.eyewitness.naive;

import java.time.Instant;
import java.util.UUID;

/** What is answered: the row. */
public record StoredActivity(
        UUID id, long seq, String tenant, String label, String description, Instant receivedAt, NewActivity activity) {}
