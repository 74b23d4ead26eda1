package dev.eyewitness.log;

/**
 * By what a caller names an activity, so that posting it again does not record it again.
 *
 * @param text unique within the tenant for two days at least
 * @param digest SHA-256, in hexadecimal, of what was posted with it
 */
public record IdempotencyKey(String text, String digest) {}
