/**
 * The only place that turns an exception into an answer: RFC 9457 {@code application/problem+json}.
 *
 * <p>Imports {@code log} for its exceptions; no stack trace, SQL or class name leaves from here.
 */
@NullMarked
package dev.eyewitness.problem;

import org.jspecify.annotations.NullMarked;
