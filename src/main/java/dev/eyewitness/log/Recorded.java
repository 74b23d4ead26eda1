package dev.eyewitness.log;

/**
 * CDI event: a batch was committed, in this JVM or in another replica. It carries no activity, only where to look.
 *
 * @param tenant whose log has grown
 * @param seq the last number that the batch gave out
 */
public record Recorded(String tenant, long seq) {}
