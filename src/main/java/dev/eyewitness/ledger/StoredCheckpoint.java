package dev.eyewitness.ledger;

/**
 * What was signed of a log.
 *
 * @param size how many activities it covers, from the first on
 * @param note the text of the signed note
 */
record StoredCheckpoint(long size, String note) {}
