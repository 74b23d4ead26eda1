/** Merkle trees (RFC 9162), the leaves of activities, and signed notes (C2SP): pure functions, which the service and the verifier share. */
@NullMarked
package dev.eyewitness.merkle;

import org.jspecify.annotations.NullMarked;
