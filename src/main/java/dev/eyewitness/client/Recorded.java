package dev.eyewitness.client;

/**
 * Where an activity is in the log: committed to disk and on its way to every stream.
 *
 * @param id its identifier, with which {@code GET /api/v1/activities/{id}} answers it
 * @param seq its number in the tenant's log
 * @param replayed whether it was there before under its key
 */
public record Recorded(String id, long seq, boolean replayed) {}
