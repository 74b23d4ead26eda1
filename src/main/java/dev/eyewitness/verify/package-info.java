/**
 * Verifies an export against a checkpoint and a key, offline: {@code java -jar … verify}. It trusts nothing that the service says of itself.
 *
 * <p>Imports {@code activity} and {@code merkle} alone; neither Quarkus nor a database is started.
 */
@NullMarked
package dev.eyewitness.verify;

import org.jspecify.annotations.NullMarked;
