/**
 * From a POST to a draft for the log: validate, describe, redact.
 *
 * <p>Imports {@code activity}, {@code log}, {@code security} and {@code problem}; nothing of what reads the log.
 */
@NullMarked
package dev.eyewitness.ingest;

import org.jspecify.annotations.NullMarked;
