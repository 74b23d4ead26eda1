/**
 * What makes {@code quarkus:dev} self-contained: embedded PostgreSQL, dev tokens, demo traffic.
 *
 * <p>What acts here is bound to the build profile dev: the packaged service has none of it.
 */
@NullMarked
package dev.eyewitness.dev;

import org.jspecify.annotations.NullMarked;
