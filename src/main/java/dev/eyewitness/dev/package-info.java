/**
 * What makes {@code quarkus:dev} self-contained: embedded PostgreSQL, dev tokens, demo traffic.
 *
 * <p>Every bean here is bound to the build profile dev: the packaged service has none of them.
 */
@NullMarked
package dev.eyewitness.dev;

import org.jspecify.annotations.NullMarked;
